import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# Models are there from here on.
from meetings import renditions  # noqa: E402
from meetings.public import stamps  # noqa: E402

renditions.read_programs()
stamps.read_program()
