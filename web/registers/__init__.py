"""Floor 7: the operator's registers: processors, transfers, authorities' requests, incidents, partner data, handover."""

from web.core.feature import Feature, Job, Panel
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post
from web.registers import held, jobs
from web.registers.views import authorities, handing, handover, home, incidents, partners, processors, silence

_ADMIN = "/admin/registers"
_REQUEST, _INCIDENT = _ADMIN + "/authorities", _ADMIN + "/incidents"
_FILE = 2_500_000  # bytes of a partner's file
TRIES = Limit("password for an approval", 10, 900)


def _page(path: str, view):
    return get(path, view, need="administrator")


def _deed(path: str, view, **more):
    return post(path, view, need="administrator", **more)


FEATURE = Feature(
    "registers",
    routes=(
        _page(_ADMIN, home.home),
        get("/bundle-key.pem", home.key),
        _page(_ADMIN + "/processors", processors.processors),
        _deed(_ADMIN + "/processors", processors.add),
        _deed(_ADMIN + "/processors/{id:int}/end", processors.end),
        _page(_ADMIN + "/transfers", processors.transfers),
        _page(_REQUEST, authorities.requests_page),
        _page(_REQUEST + "/new", authorities.new),
        _deed(_REQUEST + "/new", authorities.enter),
        _page(_REQUEST + "/{id:int}", authorities.show),
        _deed(_REQUEST + "/{id:int}/decide", authorities.decide),
        _deed(_REQUEST + "/{id:int}/approve", handing.approve),
        _deed(_REQUEST + "/{id:int}/approve-alone", handing.approve_alone, pool="passwords", limit=TRIES),
        _deed(_REQUEST + "/{id:int}/back", handing.send_back),
        _deed(_REQUEST + "/{id:int}/bundle", handing.make, pool="long"),
        _page(_REQUEST + "/{id:int}/bundle.zip", handing.download),
        _deed(_REQUEST + "/{id:int}/hand", handing.hand),
        _deed(_REQUEST + "/{id:int}/silence", silence.change),
        _deed(_REQUEST + "/{id:int}/silence/agree", silence.agree),
        _deed(_REQUEST + "/{id:int}/silence/agree-alone", silence.agree_alone, pool="passwords", limit=TRIES),
        _deed(_REQUEST + "/{id:int}/silence/decline", silence.decline),
        _page(_INCIDENT, incidents.incidents_page),
        _page(_INCIDENT + "/new", incidents.new),
        _deed(_INCIDENT + "/new", incidents.enter),
        _page(_INCIDENT + "/{id:int}", incidents.show),
        _deed(_INCIDENT + "/{id:int}/change", incidents.change),
        _deed(_INCIDENT + "/{id:int}/people", incidents.add_people),
        _deed(_INCIDENT + "/{id:int}/told", incidents.tell),
        _deed(_INCIDENT + "/{id:int}/letters", incidents.letters),
        _deed(_INCIDENT + "/{id:int}/close", incidents.close),
        _page(_ADMIN + "/partners", partners.partners),
        _deed(_ADMIN + "/partners", partners.take, body=_FILE),
        _page(_ADMIN + "/handover", handover.handover),
        _deed(_ADMIN + "/handover", handover.announce),
        _deed(_ADMIN + "/handover/cancel", handover.cancel),
        get("/profile/handover", handover.own, need="member"),
        post("/profile/handover", handover.object_to, need="member", while_blocked=True),
    ),
    held=held.HELD,
    jobs=(Job("letters of registers", 60, jobs.write_letters), Job("spent bundles", 3_600, jobs.drop_bundles)),
    panels=(Panel(N_("Registers"), _ADMIN, "book", 65, "administrator", home.waiting),),
    context=handover.banner,
    said={"register-saved": N_("Entered."),
          "silence-waits": ("warn", N_("Beyond a year in all a second person must agree; until then the silence stays as it was.")),
          "objected": N_("Written down: your data do not go to the new operator.")},
)
