"""Conversations and reports of a trial site."""

from collections.abc import Sequence
from dataclasses import dataclass

from web.commands.demo.shapes import DemoListing, DemoReport, DemoThread
from web.core import clock
from web.core.db import Transaction


@dataclass(frozen=True)
class Cast:
    """Whom and what conversations are about: listings with their ids, and the ids of members, by their indexes."""

    listings: Sequence[DemoListing]
    listing_ids: Sequence[int]
    member_ids: Sequence[int]

    def owner(self, index: int) -> int:
        """The id of the member who offers the listing with this index."""
        return self.member_ids[self.listings[index].member]


def put_threads(tx: Transaction, batch: Sequence[DemoThread], cast: Cast) -> int:
    """Writes conversations, all but the last message read, and returns the number of messages."""
    return sum(_put_thread(tx, one, cast) for one in batch)


def _put_thread(tx: Transaction, one: DemoThread, cast: Cast) -> int:
    listing, buyer, seller = cast.listings[one.listing], cast.member_ids[one.buyer], cast.owner(one.listing)
    number, now = tx.new_id(), clock.now()
    rows = [{"id": tx.new_id(), "thread_id": number, "sender_id": buyer if message.by_buyer else seller,
             "body": message.text, "send_key": "", "at": now - message.age_seconds, "hidden_at": None}
            for message in one.messages]
    before = rows[-2]["id"] if len(rows) > 1 else 0
    last, by_buyer = rows[-1], one.messages[-1].by_buyer
    tx.insert("thread", id=number, listing_id=cast.listing_ids[one.listing],
              listing_title=listing.title_ru or listing.title_kk, buyer_id=buyer, seller_id=seller,
              buyer_read=last["id"] if by_buyer else before,
              seller_read=before if by_buyer else last["id"], buyer_mail=last["id"], seller_mail=last["id"],
              last_id=last["id"], last_at=last["at"], created_at=rows[0]["at"])
    for row in rows:
        tx.insert("message", **row)
    tx.touch(f"inbox:{buyer}", f"inbox:{seller}")
    return len(rows)


def put_reports(tx: Transaction, batch: Sequence[DemoReport], cast: Cast) -> int:
    """Writes open reports into the moderators' queue and returns how many."""
    for one in batch:
        tx.insert("report", id=tx.new_id(), subject="listing", subject_id=cast.listing_ids[one.listing],
                  owner_id=cast.owner(one.listing), reporter_id=cast.member_ids[one.reporter], reason=one.reason,
                  detail=one.detail, state="open", decided_by=None, decision="", decided_at=None,
                  at=clock.now() - one.age_seconds)
    return len(batch)
