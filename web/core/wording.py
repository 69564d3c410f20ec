"""Templates of one language: words that never change are translated when a template is compiled, not for each page."""

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from web.core import i18n


class _Translation(NodeTransformer):
    """Puts the message of a language in the place of each `_("…")` that has nothing to fill in."""

    def __init__(self, language: str):
        self._language = language

    def visit_Call(self, call: nodes.Call) -> nodes.Node:
        self.generic_visit(call)
        first = call.args[0] if len(call.args) == 1 else None
        ours = isinstance(call.node, nodes.Name) and call.node.name == "_"
        if not (ours and isinstance(first, nodes.Const)) or call.kwargs or call.dyn_args or call.dyn_kwargs:
            return call
        with i18n.speaking(self._language):
            return nodes.Const(i18n._(first.value), lineno=call.lineno)


class _Generator(CodeGenerator):
    """Writes the code of a template in the language of its environment."""

    def visit_Template(self, node: nodes.Template, frame=None) -> None:
        super().visit_Template(_Translation(self.environment.language).visit(node), frame)


class Worded(Environment):
    """A template environment that speaks one language."""

    code_generator_class = _Generator

    def __init__(self, language: str, **options):
        super().__init__(**options)
        self.language = language
