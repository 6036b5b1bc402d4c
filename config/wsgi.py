import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# Now, before another release lies on the disk. They can be imported from here on.
for read in (
    "meetings.renditions.read_programs",
    "meetings.public.stamps.read_program",
):
    import_string(read)()
