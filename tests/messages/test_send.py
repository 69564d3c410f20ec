"""Sending an answer."""
from tests.messages.conftest import reply
def test_a(house, aigerim, boris, thread):
    reply(aigerim, thread, "Да")
    p = boris.page(f"/messages/{thread}")
    boris.page("/messages"); aigerim.page("/messages")
    boris.page("/messages/blocked")
    print(p[p.index("<main"):p.index("</main")])
    r = aigerim.post(f"/messages/{thread}", data={"text":"Ещё", "after": "1"}, headers={"hx-request-type":"partial"})
    print(r.status_code, r.text)
    print(house.mails())
