"""Pools: how many may wait, and whose threads stand back."""

import asyncio
import os
import sys
import threading

import pytest

from web.core.pools import HEAVY, PATIENT, SIZES, Busy, Pools


@pytest.fixture
def pools():
    made = Pools()
    yield made
    made.close()


def standing() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts this for each thread")
def test_heavy_work_stands_back_behind_readers(pools):
    here = standing()
    found = {name: asyncio.run(pools.run(name, standing)) for name in SIZES}
    assert found == {name: max(here, PATIENT) if name in HEAVY else here for name in SIZES}
    assert standing() == here


def test_more_than_the_queue_holds_is_refused_at_once_and_later_taken_again(pools):
    release, threads, most = threading.Event(), *SIZES["passwords"]

    async def crowd() -> list:
        waiting = [asyncio.create_task(pools.run("passwords", release.wait)) for _ in range(threads + most)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await pools.run("passwords", release.wait)
        release.set()
        return await asyncio.gather(*waiting)

    assert asyncio.run(crowd()) == [True] * (threads + most)
    assert asyncio.run(pools.run("passwords", lambda: 5)) == 5
