"""Floor 2: members: registering, logging in, sessions, the profile."""

from web.accounts import held
from web.accounts.store import people as staff
from web.accounts.views import entry, first, links, people, profile, sessions
from web.core.feature import Feature, Panel, Reportable, Section
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.view import get, post

TRIES = Limit("login", 20, 600)
MAILS = Limit("mails", 8, 3_600)

FEATURE = Feature(
    "accounts",
    routes=(
        get("/register", entry.register_page),
        post("/register", entry.register, pool="passwords", limit=MAILS),
        get("/register/sent", entry.sent_page),
        get("/login", entry.login_page),
        post("/login", entry.login, pool="passwords", limit=TRIES, while_blocked=True),
        post("/logout", entry.logout, while_blocked=True),
        get("/confirm/{token}", links.confirm_page),
        post("/confirm/{token}", links.confirm),
        get("/password/forgot", links.forgot_page),
        post("/password/forgot", links.forgot, limit=MAILS),
        get("/password/reset/{token}", links.reset_page),
        post("/password/reset/{token}", links.reset, pool="passwords", limit=TRIES),
        get("/email/{token}", links.new_email_page),
        post("/email/{token}", links.take_new_email),
        get("/first/{token}", first.first_page),
        post("/first/{token}", first.first, pool="passwords", limit=TRIES),
        get("/profile", profile.overview, need="member"),
        get("/profile/edit", profile.edit_page, need="member"),
        post("/profile/edit", profile.edit, need="member"),
        get("/profile/access", profile.access_page, need="member"),
        post("/profile/password", profile.change_password, need="member", pool="passwords", limit=TRIES),
        post("/profile/email", profile.change_email, need="member", pool="passwords", limit=MAILS),
        get("/profile/sessions", sessions.sessions_page, need="member"),
        post("/profile/sessions/end", sessions.end, need="member", while_blocked=True),
        post("/profile/sessions/end-others", sessions.end_others, need="member", while_blocked=True),
        get("/admin/members", people.members_page, need="moderator"),
        get("/admin/members/{id:int}", people.member_page, need="moderator"),
        post("/admin/members/{id:int}/look", people.look, need="administrator"),
        post("/admin/members/{id:int}/block", people.block, need="administrator"),
        post("/admin/members/{id:int}/unblock", people.lift, need="administrator"),
        post("/admin/members/{id:int}/role", people.give_role, need="administrator"),
        post("/admin/members/{id:int}/sign-out", people.sign_out, need="administrator"),
    ),
    held=held.HELD,
    sections=(
        Section(N_("Personal details"), "/profile/edit", "edit", 20, N_("Name, town, phone, and who may see them")),
        Section(N_("Password and e-mail"), "/profile/access", "lock", 70, N_("How you log in")),
        Section(N_("Sessions"), "/profile/sessions", "device", 75, N_("Where you are logged in; log out elsewhere")),
    ),
    panels=(Panel(N_("Members"), "/admin/members", "user", 30),),
    reportable=(Reportable("member", N_("Member"), staff.find, staff.hide, staff.restore),),
    identify=sessions.identify,
    said={
        "logged-out": N_("You are logged out."), "confirmed": N_("Your e-mail is confirmed. Welcome!"),
        "opened": ("warn", N_("Saved. What you opened can now be read by others; what somebody copied stays with them even after"
                              " you close it again.")),
        "saved": N_("Saved."), "password-changed": N_("The password is changed; other sessions are logged out."),
        "email-sent": N_("We sent a link to the new address. The change takes effect when you open it."),
        "email-changed": N_("Your e-mail address is changed."), "session-ended": N_("That session is logged out."),
        "others-ended": N_("All other sessions are logged out."),
        "member-blocked": N_("The account is blocked; the member got a mail with the reason."),
        "member-unblocked": N_("The block of staff is lifted; the member got a mail."),
        "role-given": N_("The role is changed."), "member-signed-out": N_("Every session of the member is ended."),
    },
    parameters=frozenset({"next"}),
)
