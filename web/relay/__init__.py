"""Floor 5: the mail relay: messages go out as mails from an address of the conversation, and answers by mail come back."""

from web.core.feature import Feature
from web.relay import held, letters, server

FEATURE = Feature("relay", held=held.HELD, letters={letters.KIND: letters.write}, service=server.inbound)
