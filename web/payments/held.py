"""What payments hold about payer and payee: numbers, sums and moments, and nothing about cards."""

from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import N_
from web.payments import words

_KEPT = N_("Records of payments are kept for five years, also when an account is gone; it is only a number then")
PAYMENT = held.Table(
    "payment", N_("Your payments"), purpose=N_("Paying for deals, and proving that it was paid"), ground="law", source="site",
    seen_by="both",
    whose=(Whose("payer", "payer_id", says=N_("you paid"), erase="keep", reason=_KEPT, blank=("address",), others=("payee_id",)),
           Whose("payee", "payee_id", says=N_("you were paid"), erase="keep", reason=_KEPT, others=("payer_id", "address"))),
    personal={
        "subject": Personal("content", N_("What was paid for"), words=words.SUBJECTS),
        "subject_id": Personal("content", N_("Its number")),
        "payer_id": Personal("identity", N_("Who pays")),
        "payee_id": Personal("identity", N_("Who is paid")),
        "amount": Personal("content", N_("Sum in tenge")),
        "state": Personal("conduct", N_("State"), words=words.STATES),
        "address": Personal("secret", N_("Page at the payment service"), "you", export=False, why_not=N_("whoever has it can pay there")),
        "paid_at": Personal("conduct", N_("When it was paid")),
        "refund_wanted_at": Personal("conduct", N_("When giving it back began")),
        "refunded_at": Personal("conduct", N_("When it was given back")),
        "created_at": Personal("conduct", N_("When it began")),
    },
    plain=("id", "reference", "intent", "trouble", "looked_at"), takes=Takes(), ends=(held.Ends(
        "created_at", 5 * 365 * DAY, code="payment", since=N_("after the payment began"), least=5 * 365 * DAY, most=10 * 365 * DAY,
        law=N_("Records of money are kept for five years, as for accounting.")),))
PAYMENT_EVENT = held.Table(
    "payment_event", N_("What the payment service told"), purpose=N_("Counting each of its news once"), ground="law", source="site",
    seen_by="nobody", kept_as=PAYMENT,
    whose=(Whose("party", "payment_id", through="payment", erase="keep", reason=_KEPT, untold=True),),
    personal={"kind": Personal("conduct", N_("What happened")), "at": Personal("conduct", N_("When"))},
    plain=("id", "payment_id", "code"))
HELD = (PAYMENT, PAYMENT_EVENT)
