"""Static files with the hash of their content in their names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statics(CompressedManifestStaticFilesStorage):
    """Names of files that parts of the CMS mention but do not bring are left as they are, instead of a server error."""

    manifest_strict = False
