"""One short module. What varies by place comes from the environment, then .env."""

import contextlib
import os
import secrets
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

# Where the database, the documents, the PDFs and the secret live.
DATA_DIR = Path(env.str("MINUTEBOOK_DATA", default="") or BASE_DIR / "var").resolve()
# What we write is for the account alone under which we run: drafts, exempt documents
# and links to choose a password are in it.
os.umask(0o077)
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
# The council's own address, as https://minutes.example.gov.uk: for links in e-mails,
# and where it begins with https, for cookies that go nowhere else.
OWN_URL = env.str("MINUTEBOOK_URL", default="").rstrip("/")
OWN_HOST = urlsplit(OWN_URL).hostname
ALLOWED_HOSTS = ["127.0.0.1", "localhost", *env.list("ALLOWED_HOSTS", default=[])]
ALLOWED_HOSTS += [OWN_HOST] if OWN_HOST else []
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_TRUSTED_ORIGINS += [OWN_URL] if OWN_URL else []

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
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "committees",
    "meetings",
    "reports",
    "opendata",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "committees.caches.KeptByNobodyMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "committees.short_forms.ShortFormsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "committees.signing_in.sessions.SignedInMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "committees.User"
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
                    [
                        "django.template.loaders.filesystem.Loader",
                        # For what of allauth's isn't ours: words of its e-mails.
                        "django.template.loaders.app_directories.Loader",
                    ],
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
    # To open it costs more than most pages do.
    DATABASES["default"]["CONN_MAX_AGE"] = None
    # SQLite ignores select_for_update, so each transaction takes the write lock
    # as it begins: a second writer waits instead of failing half way through.
    # Writers don't queue: one may be passed over for long where many write at once.
    # recursive_triggers: else INSERT OR REPLACE gets round the editions' triggers.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 60,
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

# How long a cache that many share, such as a CDN, may hand out what is public without
# asking whether it is still so. What is withdrawn is gone from there after that time.
SHARED_CACHE_SECONDS = env.int("SHARED_CACHE_SECONDS", default=60)

# Sessions end when the browser is closed, or so many hours after the last page.
SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=12) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "committees.access.refused_form"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OWN_URL.startswith("https:")

# Fields a form may have: eleven votes by name of a council of 100 are 1,100 of them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# What a page says once to somebody goes with their session: a cookie of its own would
# outlast it, and tell whoever signs in next in that browser.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What is done in the background, by `manage.py run_worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Wrong passwords are counted in one place for all processes, on either database and
# with no further service: a table. A count that is culled would let somebody guess on.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# E-mail: smtp+tls://user:password@host:587, or kept as files where no server is named.
MAIL_FOLDER = DATA_DIR / "mail"
if env.str("EMAIL_URL", default=""):
    globals().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(MAIL_FOLDER)
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL",
    default=COUNCIL_EMAIL or f"minutebook@{OWN_HOST or 'localhost'}",
)

# Signing in: an address and a password, and what the account's own second factors ask.
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "desk-start"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = env.int("INVITATION_DAYS", default=7) * 24 * 3600
ACCOUNT_ADAPTER = "committees.signing_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"committees.signing_in.forms.{form}"
    for name, form in {
        "login": "SignInForm",
        "change_password": "PasswordChangeForm",
        "reset_password": "ForgottenForm",
        "reset_password_from_key": "FirstPasswordForm",
        "reauthenticate": "PasswordAgainForm",
    }.items()
}
_LINKS = "committees.signing_in.links.PasswordLinks"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = _LINKS
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator has made every account
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(OWN_URL).scheme or "http"
# How many proxies of the council's own stand before us: whose addresses not to count.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_FORMS = {
    name: f"committees.signing_in.factors.{form}"
    for name, form in {
        "authenticate": "CodeForm",
        "reauthenticate": "CodeAgainForm",
        "activate_totp": "AppForm",
        "add_webauthn": "KeyForm",
        "edit_webauthn": "KeyNameForm",
    }.items()
}
MFA_ADAPTER = "committees.signing_in.adapters.FactorsAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# allauth notes an address as unverified; here an administrator has entered it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = COUNCIL_NAME
# A browser itself lets a key be used over https and on its own machine alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not OWN_URL.startswith("https:")

# A council's own sign-in service (OpenID Connect), where all four are set.
SOCIALACCOUNT_ADAPTER = "committees.signing_in.adapters.CouncilsOwnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that is sent on to another host is refused
SOCIALACCOUNT_STORE_TOKENS = False
OIDC = {
    "name": env.str("OIDC_NAME", default=""),
    "server_url": env.str("OIDC_SERVER_URL", default=""),
    "client_id": env.str("OIDC_CLIENT_ID", default=""),
    "secret": env.str("OIDC_SECRET", default=""),
}
if all(OIDC.values()):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "council",
                    "name": OIDC["name"],
                    "client_id": OIDC["client_id"],
                    "secret": OIDC["secret"],
                    "settings": {"server_url": OIDC["server_url"]},
                }
            ],
        }
    }
