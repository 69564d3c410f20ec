"""Floor 5: what people demand of the operator by law, from the receipt to the decision."""

from web.core.feature import Feature, Job, Panel, Section
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post
from web.requests import held, jobs
from web.requests.store import files, reading
from web.requests.views import desk, mine, opening, public

SENT = Limit("requests", 20, 3_600)
OWN, DESK = "/profile/requests/{id:int}", "/admin/requests/{id:int}"

FEATURE = Feature(
    "requests",
    routes=(
        get("/profile/requests", mine.requests_page, need="member"),
        get("/profile/requests/new", opening.new_page, need="member"),
        post("/profile/requests/new", opening.new, need="member", limit=SENT, while_blocked=True),
        get(OWN, mine.request_page, need="member"),
        post(OWN + "/say", mine.say, need="member", limit=SENT, while_blocked=True),
        post(OWN + "/withdraw", mine.withdraw, need="member", while_blocked=True),
        post(OWN + "/files", mine.attach, need="member", limit=SENT, body=files.LARGEST + 256 * 1024, while_blocked=True),
        get(OWN + "/files/{file:int}", mine.document, need="member"),
        get("/admin/requests", desk.desk, need="administrator"),
        get(DESK, desk.one, need="administrator"),
        post(DESK + "/take", desk.take, need="administrator"),
        post(DESK + "/ask", desk.ask, need="administrator"),
        post(DESK + "/done", desk.done, need="administrator"),
        post(DESK + "/refuse", desk.refuse, need="administrator"),
        post(DESK + "/look", desk.look, need="administrator"),
        get(DESK + "/files/{file:int}", desk.document, need="administrator"),
        get("/transparency", public.transparency),
    ),
    held=held.HELD,
    jobs=(Job("requests", 600, jobs.watch),),
    sections=(Section(N_("My requests"), "/profile/requests", "file", 60,
                      N_("What you demanded of the operator, and by when it is answered"), "rights"),),
    panels=(Panel(N_("Data requests"), "/admin/requests", "file", 15, "administrator", reading.count_open),),
    said={
        "request-opened": N_("Received. This page is your receipt; a mail with the number is on its way."),
        "request-said": N_("Sent. Staff see it with your request."),
        "request-withdrawn": N_("You took the request back."),
        "request-file": N_("The document is added. It is deleted after the decision."),
        "request-taken": N_("You are working on it."),
        "request-asked": N_("Sent. The term goes on while the person answers."),
        "request-elsewhere": ("warn", N_("This request belongs to a claim about a listing: decide here, and it is answered.")),
        "request-done": N_("Carried out and answered."),
        "request-refused": N_("Refused; the person gets the reason."),
    },
    parameters=frozenset({"kind", "state"}),
)
