"""Floor 4: messages."""

from web.core.feature import Feature
from web.messages import held

FEATURE = Feature("messages", held=held.HELD, context=lambda db, request: {"unread": 0})
