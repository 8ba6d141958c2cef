"""What looks like personal data is found in any spelling, and what offices write all day is left in peace."""

from __future__ import annotations

import pytest

from leaderdesk.kinds.catalogue import KINDS
from leaderdesk.kinds.field_requests import Request
from leaderdesk.ledger.query import Query, all_rows
from leaderdesk.privacy import Finding, Sort, findings, has_check_digit, in_record

# Made-up numbers that obey the rule of the check digit.
MY_NUMBER = "123456789018"


def with_check_digit(eleven):
    return next(eleven + str(digit) for digit in range(10) if has_check_digit(eleven + str(digit)))


MY_NUMBERS = [with_check_digit(str(number)) for number in (10000000001, 23456789012, 98765432109, 55555555555)]

FOUND = {
    Sort.MY_NUMBER: [
        *MY_NUMBERS,
        MY_NUMBER,
        f"番号は{MY_NUMBER}です",
        f"{MY_NUMBER[:4]} {MY_NUMBER[4:8]} {MY_NUMBER[8:]}",
        f"{MY_NUMBER[:4]}-{MY_NUMBER[4:8]}-{MY_NUMBER[8:]}",
        f"（{MY_NUMBER}）",
        "１２３４５６７８９０１８",
        "１２３４　５６７８　９０１８",
        "個人番号：１２３４−５６７８−９０１８",
        f"見本 太郎\n{MY_NUMBER}",
    ],
    Sort.PHONE: [
        "090-1234-5678",
        "09012345678",
        "080-1234-5678に電話",
        "070−1234−5678",
        "０９０－１２３４－５６７８",
        "050-1234-5678",
        "03-1234-5678",
        "0285-12-3456",
        "0285(12)3456",
        "(0285)12-3456",
        "（０２８５）１２－３４５６",
        "028-123-4567",
        "04992-1-2345",
        "0120-123-456",
        "0800-123-4567",
        "電話：03-1234-5678（内線 5）",
        "連絡先は090-1234-5678。",
        "tel:0285-12-3456",
    ],
    Sort.MAIL: [
        "mihon@example.jp",
        "mihon.taro@city.example.lg.jp",
        "ｍｉｈｏｎ＠ｅｘａｍｐｌｅ．ｊｐ",
        "宛先:mihon+1@example.co.jp",
        "<mihon_taro@example.com>",
        "見本太郎 mihon-taro@mail.example.org まで",
        "MIHON@EXAMPLE.JP",
        "a@b.example.jp",
    ],
    Sort.BIRTH_DATE: [
        "生年月日 昭和50年1月2日",
        "生年月日：S50.1.2",
        "生年月日:1975/1/2",
        "生年月日は平成元年12月3日",
        "昭和50年1月2日生",
        "昭和50年1月2日生まれ",
        "1975年1月2日生まれの方",
        "平成12年3月4日生の児童",
        "誕生日は2001/5/6",
        "誕生日：H13.5.6",
        "大正10年4月5日生",
        "生年月日　Ｓ５０．１．２",
        "令和元年5月1日生まれ",
        "生年月日が1990-12-31",
        "T10.4.5生",
    ],
}

LEFT_IN_PEACE = [
    "123456789012",  # twelve digits, but no My Number by its last one
    "令和8年4月1日に受付",
    "R8.4.1から運用",
    "2026/04/01",
    "0501-R08-A012",
    "R08-00123",
    "団体コード 092088",
    "課コード0501",
    "LD提出_092088_0101_2026_A003.xlsx",
    "確認コード 3108-42-7719",
    "1,234,567,890円",
    "月 120 時間、年 1440 時間",
    "内線 1234",
    "内線1234-5678",
    "第12号",
    "12:30-13:30",
    "10-20名",
    "3-1-1",
    "〒323-8686",
    "323-8686",
    "中央町1-1-1",
    "1丁目2番3号",
    "R8年度上期",
    "平成31年度と令和元年度",
    "2025-2026年度",
    "Windows 11 24H2",
    "IPアドレス 192.168.10.254",
    "10.0.0.1/24",
    "型番 NX-1234-5678-90AB",
    "管理番号 00000000-0000-4000-8000-000000000001",
    "e3b0c44298fc1c149afbf4c8996fb924",
    "バージョン3.11.7",
    "SHA-256",
    "＠をつける",
    "a@b",
    "@example",
    "5人@会議室",
    "100-200件/月",
    "4月1日生活課へ移管",
    "2026年4月1日生産性向上",
    "令和8年3月31日生徒向け講習",
    "昭和50年1月2日付の文書",
    "平成12年3月4日制定",
    "0.5時間",
    "050円",
    "0120番台",
    "090で始まる番号",
    "110番・119番",
    "03系統の回線",
    "千円単位で 1200 千円",
    "12345678901234567890",
    "1234567890123",
    "0123456789012345",
    "JIS X 0213:2004",
    "A4で20枚",
    "=1+1",
    "誕生日のお知らせ機能",
    "生年月日の欄を追加したい",
    "生年月日を西暦で出したい",
    "電話番号の桁数を確認",
    "メールアドレスの一括変更",
    "マイナンバーカードの申請",
    "8:30-17:15",
    "2026.4.1-2027.3.31",
]


@pytest.mark.parametrize(
    ("sort", "text"), [(sort, text) for sort, texts in FOUND.items() for text in texts], ids=lambda it: str(it)[:24]
)
def test_what_looks_like_personal_data_is_found(sort, text):
    assert sort in [finding.sort for finding in findings(text)]


@pytest.mark.parametrize("text", LEFT_IN_PEACE, ids=lambda text: text[:24])
def test_what_offices_write_all_day_is_left_in_peace(text):
    assert findings(text) == []


def test_a_finding_shows_too_little_to_pass_it_on():
    text = f"090-1234-5678、mihon@example.jp、{MY_NUMBER}、昭和50年1月2日生"
    shown = [finding.masked for finding in findings(text)]
    assert shown == [
        "09＊-＊＊＊＊-＊＊＊＊",
        "mi＊＊＊@＊＊＊＊＊＊＊.＊＊",
        "12＊＊＊＊＊＊＊＊＊＊",
        "昭和＊＊＊＊＊＊＊",
    ]


def test_the_same_number_is_told_once():
    assert findings("090-1234-5678 と 090-1234-5678") == [Finding(Sort.PHONE, "09＊-＊＊＊＊-＊＊＊＊")]


def test_only_free_text_is_looked_at():
    body = {"local_no": "090-1234-5678", "title": "見本", "problem": "090-1234-5678 へ", "raised_on": "2026-11-01"}
    assert list(in_record(Request, body)) == ["problem"]


def test_a_whole_year_of_a_city_raises_no_false_alarm(whole_city):
    for kind in KINDS:
        for row in all_rows(whole_city, Query(kind)):
            assert in_record(kind, row.body) == {}, row.body
