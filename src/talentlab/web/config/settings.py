"""Django's settings, decided by the environment. Reading them changes nothing on disk."""

import os
import secrets
from pathlib import Path
from typing import Any, Final

from csp.constants import NONE, SELF

from talentlab.publish.guide.chapters import guide_folder
from talentlab.web.config.environment import read_environment

PACKAGE: Final = Path(__file__).resolve().parents[2]
REPOSITORY: Final = PACKAGE.parents[1]
ENVIRONMENT: Final = read_environment(os.environ)


def _shipped(place: str, in_checkout: Path) -> Path:
    """Return the folder an installed package carries, or where a checkout keeps the same."""
    packed = PACKAGE / place
    return packed if packed.exists() else in_checkout


# --- this installation -----------------------------------------------------------------------

DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
STORE: Final = ENVIRONMENT.store
VAR: Final = ENVIRONMENT.var
MAINTENANCE_SWITCH: Final = VAR / "maintenance"


def _secret_key() -> str:
    """Return the installation's key, or one that lives as long as this process.

    ``python -m talentlab.web prepare`` writes the key before a site starts.
    """
    path = ENVIRONMENT.secret_key_file or VAR / "secret-key"
    return path.read_text(encoding="utf-8").strip() if path.exists() else secrets.token_urlsafe(50)


SECRET_KEY = _secret_key()

# --- what a request passes through -----------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "talentlab.web.common",
    "talentlab.web.insight",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "talentlab.web.common.middleware.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "talentlab.web.common.middleware.maintenance.MaintenanceMiddleware",
    "talentlab.web.common.middleware.release.ReleaseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "talentlab.web.common.middleware.pages.PagesMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "talentlab.web.config.urls"
WSGI_APPLICATION = "talentlab.web.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "talentlab.web.common.context.frame",
            ],
        },
    },
]

# --- what is remembered ----------------------------------------------------------------------

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "talentlab.sqlite3",
        "OPTIONS": {
            # Readers never wait for the writer, and a writer waits instead of failing.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 1000},  # about 25 kB each once compressed, 100 kB at most
    },
}

# --- what is said to those who run the site ---------------------------------------------------

# One line per fault on standard error, with the address but never with who asked.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        # Anyone may knock with a foreign host, as often as they like: it must not fill the log.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "talentlab": {"handlers": ["terminal"], "level": "INFO", "propagate": False},
    },
}

# --- languages -------------------------------------------------------------------------------

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

# --- static files: made by frontend/build.py -------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [REPOSITORY / "build" / "static"]
STATIC_ROOT = _shipped("web/collected", REPOSITORY / "build" / "collected")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nobody uploads files
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("woff2", "png", "jpg", "gz", "br")
GUIDE: Final = guide_folder()

# --- safety ----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY: Final = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the design system draws its ticks and arrows as data images
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.https
# Preloading binds every service on the owner's domain: their decision, not this program's.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
CSRF_FAILURE_VIEW = "talentlab.web.common.faults.expired_form"
CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000  # bytes: the longest form is a fault report
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200  # ten employers in a scenario are 150
FILE_UPLOAD_MAX_MEMORY_SIZE = 0
