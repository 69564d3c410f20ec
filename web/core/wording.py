"""Templates of one language: what is the same on every page is worked out when a template is compiled."""

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from web.core import i18n

FIXED = frozenset(("_", "icon", "asset", "url"))  # functions that give the same for the same constants in one environment


class _Answered(NodeTransformer):
    """Puts the answer in the place of each call of a fixed function that has nothing but constants to fill in."""

    def __init__(self, environment: "Worded"):
        self._environment = environment

    def visit_Call(self, call: nodes.Call) -> nodes.Node:
        self.generic_visit(call)
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        constant = all(isinstance(argument, nodes.Const) for argument in call.args)
        known = name in FIXED and name in self._environment.globals
        if not known or not constant or call.kwargs or call.dyn_args or call.dyn_kwargs:
            return call
        with i18n.speaking(self._environment.language):
            answer = self._environment.globals[name](*(argument.value for argument in call.args))
        return nodes.Const(answer, lineno=call.lineno)


class _Generator(CodeGenerator):
    """Writes the code of a template in the language of its environment."""

    def visit_Template(self, node: nodes.Template, frame=None) -> None:
        super().visit_Template(_Answered(self.environment).visit(node), frame)


class Worded(Environment):
    """A template environment that speaks one language."""

    code_generator_class = _Generator

    def __init__(self, language: str, **options):
        super().__init__(**options)
        self.language = language
