"""How a part is shown."""

from cms.plugin_base import CMSPluginBase
from cms.plugin_pool import plugin_pool

from tests.bench.stock.models import Part


@plugin_pool.register_plugin
class PartPlugin(CMSPluginBase):
    model = Part
    name = "Part"
    allow_children = True

    def get_render_template(self, context, instance, placeholder):
        return instance.template

    def render(self, context, instance, placeholder):
        return super().render(context, instance, placeholder) | instance.values
