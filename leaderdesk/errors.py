# SPDX-License-Identifier: MIT
"""The error catalogue: every refusal is a Japanese sentence that says what, where and what to do, with a code.

Codes: LD-1xxx what was typed · LD-2xxx exchange files · LD-3xxx rules of the ledger · LD-4xxx the store and its place
· LD-5xxx the command line. A code keeps its meaning for good; the help page `errors.md` is generated from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial


def N_(text: str) -> str:  # noqa: N802 - the name that translation tools look for
    """Mark a Japanese text of the core for translation; the desk translates it where it is shown."""
    return text


CATALOGUE: Mapping[str, str] = {
    # -- what was typed
    "LD-1001": N_("「{field}」が空です。入力してください。"),
    "LD-1002": N_("{kind}に直すところが {count} か所あります：{first}"),
    "LD-1003": N_("「{field}」は {kind} にない項目です。項目名を確かめてください。"),
    "LD-1101": N_("保存できない文字（{character}、{position} 文字目）があります。その文字を消してください。"),
    "LD-1102": N_("文章が長すぎます（{units} 文字）。{most} 文字までに分けてください。"),
    "LD-1103": N_("「{field}」は {most} 字までです（いま {count} 字）。短くしてください。"),
    "LD-1104": N_("「{field}」に使えるのは半角の数字・英大文字・ハイフンで 2～10 文字です：{value}"),
    "LD-1105": N_("「{field}」の値「{value}」は記録の形式に合いません。"),
    "LD-1201": N_("日付「{value}」を読み取れません。2026/4/1 や R8.4.1 のように入力してください。"),
    "LD-1202": N_("日付「{value}」は年がはっきりしません。2026/4/1 や R8.4.1 のように入力してください。"),
    "LD-1203": N_("「{value}」という日はありません。日付を確かめてください。"),
    "LD-1204": N_("「{value}」を年度として読み取れません。R8 や 2026年度 のように入力してください。"),
    "LD-1205": N_("「{value}」を年度と半期として読み取れません。R8上期 のように入力してください。"),
    "LD-1206": N_("時刻「{value}」を読み取れません。14:05 のように入力してください。"),
    "LD-1301": N_("「{field}」の「{value}」を数として読み取れません。数字で入力してください。"),
    "LD-1302": N_("「{field}」は {least} 以上の数で入力してください：{value}"),
    "LD-1303": N_("「{field}」は小数 {places} 桁までで入力してください：{value}"),
    "LD-1304": N_("「{field}」の「{value}」が大きすぎます。{most} までで入力してください。"),
    "LD-1401": N_("「{field}」の「{value}」は選べません。選べるのは次のとおりです：{choices}"),
    "LD-1402": N_("「{field}」は「はい」か「いいえ」で入力してください：{value}"),
    "LD-1403": N_("「{field}」が指す「{value}」は見つかりません。"),
    "LD-1501": N_("「急ぎ具合」が至急のときは「至急の理由」を入力してください。"),
    "LD-1502": N_("取り下げるときは「取下げの理由」を入力してください。"),
    "LD-1503": N_("「{field}」が先の日付（{value}）です。今日までの日付を入力してください。"),
    "LD-1504": N_("「{field}」の終わりが始まりより前です。日付を確かめてください。"),
    "LD-1505": N_("「{state}」にするときは「回答・理由」を入力してください。課にそのまま届きます。"),
    "LD-1506": N_("「採用」にするときは「{field}」を入力してください。"),
    "LD-1507": N_("「統合」にするときは、統合先に別の要望を選んでください。"),
    "LD-1508": N_("「{before}」から「{after}」へは進めません。間の状態を経るか、一つ前へ訂正してください。"),
    "LD-1509": N_("一つ前の状態へ戻すときは「訂正の理由」を入力してください。"),
    "LD-1510": N_("「{purpose}」には「回答期限」を入力してください。"),
    "LD-1511": N_("「{purpose}」には「元の連絡」を選んでください。"),
    "LD-1512": N_("「後の課」には「元の課」と別の課を選んでください。"),
    "LD-1513": N_("「上の組織」には別の組織を選んでください。"),
    "LD-1514": N_("「課」か「組織」のどちらかを選んでください。"),
    "LD-1515": N_("「関係課」には担当課と別の課を選んでください。"),
    "LD-1516": N_("手法を変えるときは「手法を変えた理由」を新しく入力してください。経過に残ります。"),
    "LD-1517": N_("四半期は 1 から 4 までで、終わりは始まりより前にできません。"),
    "LD-1518": N_("差し戻すときは「理由」を入力してください。課にそのまま届きます。"),
    "LD-1519": N_("「統合」にするときは、統合先に別の施策を選んでください。"),
    "LD-1520": N_("「{state}」にするときは「{field}」を入力してください。"),
    "LD-1521": N_("周回は「実行」まで進めてから終えてください。"),
    "LD-1531": N_("意思決定の記録がまだありません。「決めた人」と「決めた理由」を記録すると、次の段階へ進めます。"),
    "LD-1532": N_("次の段階はありません。「次の周回へ」か「終了」を選んでください。"),
    "LD-1533": N_("いまは最初の段階です。前の段階はありません。"),
    "LD-1526": N_("提案（{suggested}）と違う評価にするときは「評価の理由」を入力してください。"),
    "LD-1527": N_(
        "「{measure}」は{section}の施策ではありません。確認済にはせず、担当課を確かめて、理由を書いて差し戻してください。"
    ),
    "LD-1701": N_("「{field}」に{sort}らしい記載（{piece}）があります。個人情報が要らなければ消してください。"),
    "LD-1601": N_("団体コード「{value}」は正しくありません。総務省の 6 桁のコードを確かめてください。"),
    # -- exchange files
    "LD-2001": N_("「{file}」は Excel ブック（.xlsx）ではありません。LeaderDesk の提出ファイルを選んでください。"),
    "LD-2002": N_("「{file}」は LeaderDesk のファイルではありません。提出ファイルを選んでください。"),
    "LD-2003": N_("「{file}」はパスワード付きです。パスワードを外して保存し直してもらってください。"),
    "LD-2004": N_("「{file}」は空です（0 バイト）。送り直しを依頼してください。"),
    "LD-2005": N_(
        "「{file}」を読めません（{reason}）。ほかのプログラムで開いていれば閉じてから、もう一度選んでください。"
    ),
    "LD-2006": N_("「{file}」は{form}です。Excel で開き、「Excel ブック（.xlsx）」で保存し直してもらってください。"),
    "LD-2007": N_("「{file}」は{form}です。LeaderDesk の提出ファイル（.xlsx）を選んでください。"),
    "LD-2008": N_("「{file}」は圧縮（ZIP など）したファイルです。中のファイルを取り出してから、選び直してください。"),
    "LD-2009": N_("フォルダー「{file}」は奥にあるので見ていません。中のファイルも受け取るときは、選び直してください。"),
    "LD-2101": N_("「{file}」は大きすぎます（{size} MB）。{most} MB までのファイルを選んでください。"),
    "LD-2102": N_("「{file}」は圧縮の中身が異常です（{part}）。開かずに、差出人に確かめてください。"),
    "LD-2103": N_(
        "「{file}」に使えない部品（{part}）が入っています。マクロや埋め込みのないファイルを依頼してください。"
    ),
    "LD-2104": N_("「{file}」は途中で切れているか、壊れています（{where}）。送り直しを依頼してください。"),
    "LD-2105": N_("「{file}」の {part} に外部への参照があります。開かずに、差出人に確かめてください。"),
    "LD-2106": N_(
        "「{file}」のシート「{sheet}」のセル {cell} に計算式があります。計算式を消して、送り直しを依頼してください。"
    ),
    "LD-2107": N_(
        "「{file}」の {part} に許されない宣言（DTD や文字コード）があります。開かずに、差出人に確かめてください。"
    ),
    "LD-2108": N_("「{file}」のシート「{sheet}」が大きすぎます（{cell} まで）。送り直しを依頼してください。"),
    "LD-2109": N_("「{file}」の読み取りが {seconds} 秒で終わりませんでした。開かずに、差出人に確かめてください。"),
    "LD-2110": N_("「{file}」の読み取り中に読取部が止まりました。ファイルが壊れています。送り直しを依頼してください。"),
    "LD-2111": N_(
        "「{file}」のシート「{sheet}」のセル {cell} の文章が長すぎます。元の提出ファイルを送り直してもらってください。"
    ),
    "LD-2112": N_(
        "「{file}」のシート「{sheet}」にハイパーリンクがあります。リンクを削除するか、元の提出ファイルを送り直してもらってください。"
    ),
    "LD-2201": N_("「{file}」の {cell} が書き換わっています（確認コードが合いません）。送り直しを依頼してください。"),
    "LD-2202": N_("「{file}」は {theirs} のファイルです。{ours} では受け取れません。"),
    "LD-2203": N_("「{file}」に {owner} のものでない記録（{cell}）があります。差出人に確かめてください。"),
    "LD-2204": N_("「{file}」は{direction}のファイルです。ここでは{wanted}ファイルを受け取ります。"),
    "LD-2205": N_("「{file}」の {cell} の記録に誤りがあります：{reason} 差出人に確かめてください。"),
    "LD-2206": N_(
        "「{file}」は新しい版の LeaderDesk（{theirs}）で作られています。LeaderDesk を更新してから取り込みます。"
    ),
    "LD-2207": N_("課コード {owner}（{name}）は課の名簿にありません。「名簿に加えて取り込む」を選ぶと取り込みます。"),
    "LD-2208": N_("「{file}」は{theirs}のファイルです。ここでは{ours}の別の PC で書き出したファイルを受け取ります。"),
    "LD-2209": N_(
        "「{file}」は {sender} の登録の鍵と合いません（不一致）。取り込まずに、差出人に電話で確かめてください。"
    ),
    "LD-2210": N_(
        "「{file}」が {sender} からのものか確かめられません（未確認）。電話で確認コード {confirmation} を確かめてください。"
    ),
    "LD-2211": N_("「{file}」は{theirs}あての配布ファイルです。{ours}あてのファイルを選んでください。"),
    "LD-2220": N_(
        "シート「{sheet}」の {row} 行目は記録にない行です。取り込みません。課の LeaderDesk に入力してもらってください。"
    ),
    "LD-2221": N_("「{field}」は Excel では直せません。番号は LeaderDesk が付けます。"),
    "LD-2222": N_(
        "管理番号 {id} の行が {rows} 行あります。どれが正しいか決められないので、課で直してもらってください。"
    ),
    "LD-2301": N_("保存先「{folder}」に書けません（{reason}）。別のフォルダーを選んでください。"),
    "LD-2302": N_("書き出した「{file}」の中身が元の記録と合いません。空き容量を確かめ、もう一度書き出してください。"),
    "LD-2303": N_(
        "「{file}」がほかのプログラムで使われていて置き換えられません。書いた内容は「{temporary}」にあります。"
    ),
    "LD-2304": N_(
        "お試しデータの台帳からは提出・同期のファイルを作れません。「設定」の「お試しを終える」で空の台帳にしてください。"
    ),
    "LD-2305": N_("「{printer}」に印刷できません。プリンターの電源とつながりを確かめるか、PDF で保存してください。"),
    "LD-2306": N_(
        "{number}の受領証はまだありません。情報政策課が取り込み、そのあとの配布ファイルを受け取ると、出せるようになります。"
    ),
    "LD-2307": N_("{year} 年度の{body}の会議はまだありません。「会議」の画面で会議を加えてください。"),
    "LD-2401": N_("{word} 番目の語の「{letter}」は鍵の語にない文字です。紙の語をもう一度確かめてください。"),
    "LD-2402": N_("鍵の語が {count} 文字あります。{wanted} 文字すべてを、紙のとおりに入力してください。"),
    "LD-2403": N_("鍵の語のどこかが違います（最後の語と合いません）。紙の語をもう一度確かめてください。"),
    "LD-2411": N_(
        "「{file}」の {line} 行目の文字を読み取れません。Excel で開き、「CSV UTF-8」か .xlsx で保存し直してください。"
    ),
    "LD-2412": N_(
        "「{file}」は{form}です。台帳は Excel で開き、「Excel ブック（.xlsx）」か「CSV」で保存し直してから選んでください。"
    ),
    "LD-2413": N_(
        "「{file}」は LeaderDesk が作ったファイルです。台帳としてではなく、「受領」の画面で受け取ってください。"
    ),
    "LD-2414": N_("対応づけの設定「{profile}」を読み取れません。設定の名前とファイルの中身を確かめてください。"),
    "LD-2415": N_("見出し（{headings}）のある表が見つかりません。台帳の見出しが設定のときと同じか、確かめてください。"),
    "LD-2416": N_("課「{value}」は名簿にありません。名簿にある課名か課コードに直してください。"),
    "LD-2417": N_("計算の誤り（{value}）が残っています。正しい値に直してください。"),
    "LD-2418": N_("元の台帳「{file}」には上書きしません。別の名前を付けてください。"),
    "LD-2419": N_("台帳「{file}」に取り込む行がありません。シートと見出しの行を確かめてください。"),
    "LD-2431": N_("「{field}」の「{value}」は {readings} のどれとも読めます。どれか 1 つに書き直してください。"),
    "LD-2432": N_("日付「{value}」の曜日が合いません（{days}です）。日付か曜日を直してください。"),
    "LD-2433": N_(
        "シート「{sheet}」の {row} 行目は記入例の行です。取り込みません。番号のある行に書き写してもらってください。"
    ),
    "LD-2434": N_(
        "シート「{sheet}」の {row} 行目の管理番号は、別の課か別の種別の記録のものです。その行を空いた行に書き写してもらってください。"
    ),
    "LD-2435": N_(
        "「{file}」に取り込める行がありません。直すところが {faults} か所、読み方を選ぶところが {questions} か所あります。"
    ),
    # -- rules of the ledger
    "LD-3001": N_("記録 {record_id} は見つかりません。"),
    "LD-3002": N_("この記録は {owner} のものです。{writer} は変更できません。"),
    "LD-3003": N_("「{kind}」という種別はありません。選べるのは次のとおりです：{kinds}"),
    "LD-3004": N_("この記録には別の PC で直した版もあり、両方とも残っています。1 つに決めるまで変更できません。"),
    "LD-3005": N_("この記録は削除されています。「元に戻す」で戻してから変更してください。"),
    "LD-3006": N_("{role}では「{kind}」を記録できません。"),
    "LD-3007": N_("コード「{value}」はすでに使われています。別のコードにするか、そちらを直してください。"),
    "LD-3008": N_(
        "「{field}」をどの内容にするか、まだ選ばれていません。版のどれかを選ぶか、別の内容を入力してください。"
    ),
    "LD-3010": N_("同じものの記録がすでにあります。新しく作らず、そちらを開いて直してください。"),
    "LD-3011": N_("「{field}」は保存したあとでは変えられません。新しい記録として入力してください。"),
    "LD-3020": N_("そのあとに記録が直されているため、元に戻せません。記録の「経過」から前の版を確かめてください。"),
    "LD-3021": N_("2 つの版を 1 つに決めた操作は、元に戻せません。記録を開いて直してください。"),
    "LD-3022": N_("「{record}」：{why} どの記録も変えていません。"),
    "LD-3101": N_("台帳の版 {rev_id} の内容が記録時と違います。バックアップから復元してください。"),
    "LD-3102": N_("台帳の一覧（{kind}）が版と合いません。「check --rebuild」で作り直せます。"),
    "LD-3103": N_("整理番号 {number} が {count} 件の記録に付いています。番号を付け直してください。"),
    "LD-3104": N_(
        "同じ PC の同じ通し番号（{install} の {seq}）に別の版があります。PC が複製されていないか確かめてください。"
    ),
    "LD-3106": N_(
        "台帳の版 {rev_id} の回数（{count}）が前の版から飛んでいます。記録は失われていません。書いた PC を確かめてください。"
    ),
    "LD-3105": N_("台帳から書き換え防止の仕組みが消えています。バックアップから復元してください。"),
    # -- the store and its place
    "LD-4001": N_("台帳「{store}」は別の LeaderDesk が開いています。そちらを閉じてから、もう一度開いてください。"),
    "LD-4002": N_("台帳「{store}」が見つかりません。場所を確かめてください。"),
    "LD-4003": N_("台帳「{store}」はすでにあります。別の名前を選んでください。"),
    "LD-4004": N_(
        "台帳「{store}」は新しい版（{theirs}）で作られています。LeaderDesk を更新してください。何も変えていません。"
    ),
    "LD-4005": N_(
        "「{store}」は LeaderDesk の台帳ではないか、壊れています（{reason}）。バックアップから復元してください。"
    ),
    "LD-4006": N_(
        "保存できませんでした（{reason}）。空き容量とフォルダーの権限を確かめてください。入力はこの画面に残っています。"
    ),
    "LD-4007": N_(
        "「{file}」は LeaderDesk のバックアップではないか、壊れています。ほかのバックアップを選んでください。"
    ),
    "LD-4008": N_("台帳「{store}」は書き込めません。閲覧だけができます。"),
    "LD-4009": N_(
        "この台帳はファイルではなくデータベースにあります。バックアップはデータベースの管理者に依頼してください。"
    ),
    "LD-4010": N_(
        "台帳「{store}」から持ち主を読み出せず、使えるバックアップもありません。情報政策課に相談してください。台帳は元のままです。"
    ),
    "LD-4011": N_(
        "「{folder}」はネットワークの共有フォルダーです。通信が切れると台帳が壊れるので、台帳はこのパソコンの中に置いてください。閲覧だけはできます。"
    ),
    "LD-4012": N_(
        "「{folder}」は取り外せるディスク（USB など）です。抜けると台帳が壊れるので、台帳はこのパソコンの中に置いてください。閲覧だけはできます。"
    ),
    "LD-4013": N_(
        "「{folder}」はクラウドと同期するフォルダーです。書き換わって台帳が壊れるので、同期しないフォルダーに置いてください。閲覧だけはできます。"
    ),
    "LD-4040": N_(
        "受け取ったファイルの控えを「{folder}」に置けません（{reason}）。空き容量を確かめ、もう一度取り込んでください。"
    ),
    "LD-4041": N_(
        "台帳「{store}」を開けません（{reason}）。空き容量とディスクを確かめ、もう一度開いてください。何も変えていません。"
    ),
    "LD-4042": N_(
        "この PC の時計（{now}）が、最後に書いた記録（{newest}）より前です。時計を合わせてください。記録の順序は変わりません。"
    ),
    # -- the command line
    "LD-5001": N_("入力を JSON として読み取れません（{reason}）。"),
    "LD-5002": N_("「{value}」は 項目=値 の形で書いてください。"),
    "LD-5003": N_("見本「{preset}」はありません。選べるのは次のとおりです：{presets}"),
    "LD-5005": N_("この台帳は{role}のものです。この操作は{wanted}の台帳で行います。"),
    "LD-5006": N_("画面がありません。画面のあるところで起動するか、コマンドを指定してください（--help）。"),
    "LD-5007": N_("予期しない誤りが起きました。報告「{report}」を情報政策課へ渡してください。記録は失われていません。"),
    "LD-5009": N_("「{file}」の形では書き出せません。{forms} で終わる名前を指定してください。"),
    "LD-5008": N_("コマンドの書き方が違います。使い方を確かめてください（--help で説明が出ます）。"),
}


class LeaderDeskError(ValueError):
    """The world's fault, told to a person: a code of the catalogue and the facts its sentence names.

    It is a ValueError so that a record's model gathers the faults of all fields before it gives up.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """What happened, where, and what to do; without the code."""
        facts = {name: _told(fact, translate) for name, fact in self.facts.items()}
        return translate(CATALOGUE[self.code]).format(**facts)

    def __str__(self) -> str:
        return f"{self.sentence()}（{self.code}）"

    def __reduce__(self) -> tuple[object, ...]:
        return partial(LeaderDeskError, self.code, **self.facts), ()  # it travels from the parser child


class InvalidRecordError(LeaderDeskError):
    """LD-1002: what was typed cannot be saved; `faults` says why, by field name."""

    def __init__(self, kind: str, faults: Mapping[str, LeaderDeskError]) -> None:
        super().__init__("LD-1002", kind=kind, count=len(faults), first=next(iter(faults.values())))
        self.faults = faults

    def __reduce__(self) -> tuple[object, ...]:
        return InvalidRecordError, (self.facts["kind"], self.faults)


def _told(fact: object, translate: Callable[[str], str]) -> object:
    """A fact as it stands in the sentence: labels are translated, a fault inside a fault becomes its sentence."""
    if isinstance(fact, LeaderDeskError):
        return fact.sentence(translate)
    return translate(fact) if isinstance(fact, str) else fact
