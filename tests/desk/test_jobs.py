"""Long work runs elsewhere; what it tells arrives in the desk's own thread, in order."""

from __future__ import annotations

import threading

import pytest

from leaderdesk.desk.jobs import Jobs
from leaderdesk.progress import steps
from tests.desktop import wait_for


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.stop_all()


def run(jobs, work):
    """What a job told, in order, each with the thread it was heard in."""
    heard = []
    job = jobs.start(work)
    for name in ("progressed", "found", "done", "stopped", "failed", "ended"):
        getattr(job, name).connect(lambda *facts, at=name: heard.append((at, facts, threading.get_ident())))
    wait_for(lambda: any(name == "ended" for name, *_ in heard))
    return heard


def test_a_lambda_that_hears_of_a_job_runs_in_the_desks_own_thread(jobs):
    worker = []

    def work(progress, found):
        worker.append(threading.get_ident())
        progress(1, 2)
        found("something")
        return "result"

    heard = run(jobs, work)
    assert worker != [threading.get_ident()]
    assert {thread for *_, thread in heard} == {threading.get_ident()}


def test_progress_findings_and_result_arrive_in_order(jobs):
    def work(progress, found):
        for place in steps(range(3), progress):
            found(place)
        return "result"

    heard = [(name, facts) for name, facts, _ in run(jobs, work)]
    assert [facts for name, facts in heard if name == "found"] == [(0,), (1,), (2,)]
    assert heard[-2:] == [("done", ("result",)), ("ended", ())]
    assert ("progressed", (3, 3)) in heard


def test_a_failing_job_tells_its_exception_and_ends(jobs):
    def work(_progress, _found):
        raise ValueError("見本の誤り")

    heard = run(jobs, work)
    assert [name for name, *_ in heard] == ["failed", "ended"]
    assert isinstance(heard[0][1][0], ValueError)


def test_a_stopped_job_ends_at_its_next_step(jobs):
    began, done = threading.Event(), []

    def work(progress, _found):
        began.set()
        for place in steps(range(1000), progress):
            done.append(place)
            threading.Event().wait(0.01)

    heard = []
    job = jobs.start(work)
    job.stopped.connect(lambda: heard.append("stopped"))
    job.done.connect(lambda _result: heard.append("done"))
    began.wait(5)
    job.stop()
    wait_for(lambda: not jobs.is_busy())
    assert heard == ["stopped"]
    assert len(done) < 1000


def test_ending_the_desk_waits_for_the_work_and_mutes_it(jobs):
    heard = []

    def work(progress, _found):
        for _ in steps(range(1000), progress):
            threading.Event().wait(0.01)

    job = jobs.start(work)
    job.stopped.connect(lambda: heard.append("stopped"))
    jobs.stop_all()
    assert not jobs.is_busy()
    assert job.isFinished()
    assert heard == []
