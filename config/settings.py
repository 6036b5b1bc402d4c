"""One short module. What varies by place comes from the environment, then .env."""

import contextlib
import os
import secrets
from datetime import date
from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Where the database, the documents, the PDFs and the secret live.
DATA_DIR = Path(env.str("MINUTEBOOK_DATA", default="") or BASE_DIR / "var").resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)


def _kept_secret() -> str:
    """Return the installation's own secret, made once, readable by its owner alone."""
    path = DATA_DIR / "secret-key"
    if not path.exists():
        draft = path.with_name(f"secret-key.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        # Two processes may start at once: the first one's secret is everybody's.
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text().strip()


SECRET_KEY = env.str("SECRET_KEY", default="") or _kept_secret()
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", *env.list("ALLOWED_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# The council, as the head, the foot and the PDFs name it.
COUNCIL_NAME = env.str("COUNCIL_NAME", default="Our council")
COUNCIL_COLOUR = env.str("COUNCIL_COLOUR", default="#1d4f45")
COUNCIL_LOGO = env.str("COUNCIL_LOGO", default="")  # an SVG or PNG file's path
COUNCIL_ADDRESS = env.str("COUNCIL_ADDRESS", default="")
COUNCIL_EMAIL = env.str("COUNCIL_EMAIL", default="")
# Whose law: england, wales, scotland or northern_ireland.
COUNCIL_NATION = env.str("COUNCIL_NATION", default="england")
# Clear days before a meeting: the law's own number for the nation, unless set; whether
# Saturdays are among them; further days on which the council is closed, as 2027-12-29.
CLEAR_DAYS = env.int("CLEAR_DAYS", default=0)
SATURDAYS_COUNT = env.bool("SATURDAYS_COUNT", default=False)
COUNCIL_CLOSED = frozenset(
    map(date.fromisoformat, env.list("COUNCIL_CLOSED", default=[]))
)
# The council's own aim: working days from a meeting to its draft minutes.
MINUTES_WITHIN_DAYS = env.int("MINUTES_WITHIN_DAYS", default=10)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "committees",
    "meetings",
    "reports",
    "opendata",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "committees.User"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "desk-start"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "meetings.public.council.council",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    },
]

DATABASES = {
    "default": env.db(
        "DATABASE_URL", default=f"sqlite:///{DATA_DIR}/minutebook.sqlite3"
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # SQLite ignores select_for_update, so each transaction takes the write lock
    # as it begins: a second writer waits instead of failing half way through.
    # recursive_triggers: else INSERT OR REPLACE gets round the editions' triggers.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
            "PRAGMA cache_size=-20000;"
        ),
    }
    # A file: in-memory databases can't be shared with a live server's threads.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    # Beside what DATABASE_URL asks for, such as ?sslmode=require.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 2,
        "max_size": 8,
        "timeout": 10,
    }

# The day that pages are of, where it isn't today: for pictures and tests.
FIXED_TODAY = (
    date.fromisoformat(day)
    if (day := env.str("MINUTEBOOK_TODAY", default=""))
    else None
)

# Uploads go to the disk on which they stay; each is refused over a limit of its own.
FILE_UPLOAD_TEMP_DIR = DATA_DIR / "uploads"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, exist_ok=True)

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
# Only what is built; static/src is what it is built from.
STATICFILES_DIRS = [("minutebook", BASE_DIR / "static" / "minutebook")]
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").is_file()
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.HashedOnceCollected"},
}

# Nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
