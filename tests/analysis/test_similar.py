"""Requests that wish for the same are found by their titles; those that do not are left alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdesk.analysis.similar import LEAST, MOST_SHOWN, Similar, degree
from leaderdesk.sample.year import texts

# The same wish in the words of another section.
PAIRS = {
    "保育園入所申込のオンライン申請を始めたい": "保育所の入所申込をオンライン化したい",
    "残業時間の集計を自動化してほしい": "時間外勤務の集計をExcel転記から自動化したい",
    "会議室にWi-Fiを入れてほしい": "会議室にも無線LANを整備してほしい",
    "西部出張所のネットワークが遅い": "出張所の回線が遅く証明発行に時間がかかる",
    "共有フォルダの容量を増やしてほしい": "共有フォルダーの容量が不足しているので増やしてほしい",
    "議事録作成ツールを使いたい": "議事録作成支援ツールを全庁で使えるようにしてほしい",
    "証明手数料をキャッシュレスで払えるようにしたい": "窓口手数料にキャッシュレス決済を導入したい",
    "外字が印刷できない": "外字がプリンターによって印刷されないので直してほしい",
    "ＵＳＢメモリの貸し出し簿の電子化": "USBメモリの貸出簿を電子化したい",
    "空き家調査を現地でタブレットから地図入力": "空き家調査の結果を現地で地図に入力したい",
    "がん検診予約のネット受付": "がん検診の予約をインターネットで受け付けたい",
    "公用車予約システムの導入": "公用車の予約を電子掲示板から予約システムに変えたい",
    "通学路の危険箇所を地図で公開": "通学路の危険箇所をGISで公開したい",
    "生成AI利用ルールを作ってほしい": "生成AIの利用ルールとひな形を整備してほしい",
    "異動者アカウントの切替が4月1日に間に合わない": "異動者のアカウント切替を4月1日朝に間に合わせてほしい",
}


@pytest.fixture(scope="module")
def titles():
    return sorted({text["title"] for text in texts("requests")})


@pytest.mark.parametrize(("asked", "meant"), PAIRS.items(), ids=str)
def test_the_same_wish_in_other_words_is_found_first(titles, asked, meant):
    assert meant in titles
    nearest = Similar((title, title) for title in titles if title != asked).nearest(asked)
    assert nearest[0].record_id == meant


def test_of_all_pairs_of_wishes_in_the_city_fewer_than_one_in_250_look_alike(titles):
    own = [title for title in titles if title not in PAIRS]
    alike = [(one, other) for one, other in itertools.combinations(own, 2) if degree(one, other) >= LEAST]
    assert len(alike) <= len(own) * (len(own) - 1) / 2 / 250, alike


def test_at_most_three_are_shown_and_never_the_request_itself():
    similar = Similar((f"{place}", "共有フォルダーの容量を増やしたい") for place in range(9))
    assert [found.record_id for found in similar.nearest("共有フォルダの容量", but="0")] == ["1", "2", "3"][:MOST_SHOWN]


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_both_ways_and_whole_for_the_same_title(one, other):
    assert degree(one, other) == degree(other, one)
    assert 0 <= degree(one, other) <= 1
    if any(letter.isalnum() for letter in one):
        assert degree(one, one) == 1
