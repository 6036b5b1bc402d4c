"""How static files are named: by their fingerprint, once they are collected."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedOnceCollected(CompressedManifestStaticFilesStorage):
    """./run collects the files, hashed and compressed. Where that wasn't done
    (manage.py alone, tests) they are served from where they lie, by their names."""

    def stored_name(self, name: str) -> Any:
        return super().stored_name(name) if self.hashed_files else name
