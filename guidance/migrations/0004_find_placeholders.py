from django.db import migrations


class Migration(migrations.Migration):
    """The CMS looks up a text's placeholders by their owner, but has no index for it: each look reads them all."""

    dependencies = [("guidance", "0003_link_desk"), ("cms", "0045_pageurl_site_unique_path")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX IF NOT EXISTS cms_placeholder_owner ON cms_placeholder (content_type_id, object_id)",
            "DROP INDEX IF EXISTS cms_placeholder_owner",
        )
    ]
