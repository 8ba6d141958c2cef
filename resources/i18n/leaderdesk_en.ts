<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ja">
<context>
    <name></name>
    <message>
        <source>
――― または ―――
</source>
        <translation>
--- or ---
</translation>
    </message>
    <message>
        <source>  選択 {0:,}件</source>
        <translation>  {0:,} selected</translation>
    </message>
    <message>
        <source>! の行は受講が対象より多くなっています。確かめるか、理由を書いてください。</source>
        <translation>In lines with &quot;!&quot; more attended than were to. Check them, or say why.</translation>
    </message>
    <message>
        <source>! 停滞</source>
        <translation>! Stalled</translation>
    </message>
    <message>
        <source>! 停滞 {0}</source>
        <translation>! Stalled {0}</translation>
    </message>
    <message>
        <source>! 確認が必要</source>
        <translation>! To check</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>0.01 人単位</source>
        <translation>In steps of 0.01 persons</translation>
    </message>
    <message>
        <source>1 つに決めました：{0}</source>
        <translation>Decided: {0}</translation>
    </message>
    <message>
        <source>1 年あたり。増えたときはマイナス</source>
        <translation>Per year; negative where it grew</translation>
    </message>
    <message>
        <source>1 桁は令和、2 桁は取り込まない</source>
        <translation>One digit: Reiwa; two digits: do not take in</translation>
    </message>
    <message>
        <source>1 確認済にする</source>
        <translation>1 Confirm</translation>
    </message>
    <message>
        <source>1 確認済にする（{0} 件）</source>
        <translation>1 Confirm ({0})</translation>
    </message>
    <message>
        <source>1つの課の複数のファイルに同じ記録があれば、その分は少なくなります。</source>
        <translation> Records that several files of one section share count once.</translation>
    </message>
    <message>
        <source>1～4</source>
        <translation>1 to 4</translation>
    </message>
    <message>
        <source>2 つの版を 1 つに決めた操作は、元に戻せません。記録を開いて直してください。</source>
        <translation>Settling a conflict cannot be taken back. Open the record and correct it.</translation>
    </message>
    <message>
        <source>2 台の PC で別々に答えた版があります。両方とも残っています。1 つに決めてから直してください。</source>
        <translation>Two PCs answered this measure differently. Both versions are kept. Settle on one before you change it.</translation>
    </message>
    <message>
        <source>2 台の PC で食い違う{0}が {1} 件あります</source>
        <translation>{0}: {1} differing between 2 PCs</translation>
    </message>
    <message>
        <source>2 台の PC で食い違う記録が {0} 件あります。両方の版を残しました。</source>
        <translation>{0} records differ between the two PCs. Both versions were kept.</translation>
    </message>
    <message>
        <source>2 台の PC で食い違っています。「確認が必要」で 1 つに決めてください。</source>
        <translation>Two PCs say different things. Decide on one under &quot;To check&quot;.</translation>
    </message>
    <message>
        <source>2 差し戻す…</source>
        <translation>2 Send back…</translation>
    </message>
    <message>
        <source>2 通りに読める所です。書いた課に確かめて選びます。選ばなかった行は取り込みません。</source>
        <translation>These cells may mean several things. Ask the section that wrote them, then choose. Rows for which nothing is chosen are not taken in.</translation>
    </message>
    <message>
        <source>4/1 の年度</source>
        <translation>Fiscal year of 4/1</translation>
    </message>
    <message>
        <source>5 段階の平均（1.0～5.0）</source>
        <translation>Mean on a scale of five (1.0 to 5.0)</translation>
    </message>
    <message>
        <source>8.4.1 の年</source>
        <translation>Year of 8.4.1</translation>
    </message>
    <message>
        <source>CP932 で失われたり変わったりした文字が {0:,} か所あります。</source>
        <translation>CP932 lost or changed letters in {0:,} places.</translation>
    </message>
    <message>
        <source>CP932 にない文字（〜、— など）は失われるか変わります。その一覧も書き出します。</source>
        <translation>Letters that CP932 does not have (〜, — …) are lost or changed. A list of them is written, too.</translation>
    </message>
    <message>
        <source>CP932（Shift_JIS）</source>
        <translation>CP932 (Shift_JIS)</translation>
    </message>
    <message>
        <source>CSV の文字コード</source>
        <translation>Encoding of CSV</translation>
    </message>
    <message>
        <source>Ctrl+PageDown で次の画面へ</source>
        <translation>Ctrl+PageDown goes to the next page</translation>
    </message>
    <message>
        <source>DX</source>
        <translation>DX</translation>
    </message>
    <message>
        <source>DX推進体制</source>
        <translation>DX promotion bodies</translation>
    </message>
    <message>
        <source>Enter で直し、Alt+↑ と Alt+↓ で順番を変えます。資料にはこの順番で載ります。</source>
        <translation>Enter changes an item, Alt+↑ and Alt+↓ move it. The pack has them in this order.</translation>
    </message>
    <message>
        <source>Enter で直し、Del で消します。記録を終えるのは Esc です。</source>
        <translation>Enter changes one, Del deletes it. Esc ends recording.</translation>
    </message>
    <message>
        <source>Excel で直された所：{0} か所。印を付けた所だけを取り込みます。</source>
        <translation>Changed in Excel: {0}. Only what is marked is taken over.</translation>
    </message>
    <message>
        <source>Excel で表を選んでコピーし、下に貼り付けます。1行目が見出しなら見出しで、なければ次の順に読みます：{0}</source>
        <translation>Select and copy a table in Excel and paste it below. Columns are read by the headings in row 1; without headings, in this order: {0}</translation>
    </message>
    <message>
        <source>Excel や CSV の台帳を、記録に変えます。元のファイルは変わりません。</source>
        <translation>Turns an Excel or CSV ledger into records. The file itself stays as it is.</translation>
    </message>
    <message>
        <source>Excel ブック（.xlsx）</source>
        <translation>Excel workbook (.xlsx)</translation>
    </message>
    <message>
        <source>Excelから貼り付け</source>
        <translation>Paste from Excel</translation>
    </message>
    <message>
        <source>Excelへ書き出す</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>LeaderDesk の「提出・受領」で書き出して、お送りください。記録がない場合も、0 件のまま提出してください。</source>
        <translation>Please write it on “Submission” of LeaderDesk and send it. With no records, please hand over an empty one.</translation>
    </message>
    <message>
        <source>LeaderDesk の「施策進捗」で入力して保存し、「提出・受領」で書き出して、お送りください。</source>
        <translation>Please fill it in on the page “Progress of measures” of LeaderDesk, save it, write the file on the page “Hand-over”, and send it.</translation>
    </message>
    <message>
        <source>LeaderDesk のない課が書き込む Excel ブックを、課ごとに作ります。書き込まれた様式は、提出ファイルと同じように「受領・統合」で取り込みます。</source>
        <translation>Makes an Excel workbook for each section that has no LeaderDesk. What is filled in is taken in on the page “Receive”, like a submission.</translation>
    </message>
    <message>
        <source>LeaderDesk の引継ぎファイルでもバックアップでもありません。</source>
        <translation>This is neither a hand-over file nor a backup of LeaderDesk.</translation>
    </message>
    <message>
        <source>LeaderDesk を始める</source>
        <translation>Set up LeaderDesk</translation>
    </message>
    <message>
        <source>OODA</source>
        <translation>OODA</translation>
    </message>
    <message>
        <source>OODA のプロジェクト</source>
        <translation>OODA projects</translation>
    </message>
    <message>
        <source>OODAの記録</source>
        <translation>OODA note</translation>
    </message>
    <message>
        <source>OODAプロジェクト</source>
        <translation>OODA project</translation>
    </message>
    <message>
        <source>OpenDocument 文書</source>
        <translation>OpenDocument document</translation>
    </message>
    <message>
        <source>OpenDocument 表計算（.ods）</source>
        <translation>OpenDocument spreadsheet (.ods)</translation>
    </message>
    <message>
        <source>PCの記号</source>
        <translation>PC letter</translation>
    </message>
    <message>
        <source>PDCA</source>
        <translation>PDCA</translation>
    </message>
    <message>
        <source>PDCA と OODA</source>
        <translation>PDCA and OODA</translation>
    </message>
    <message>
        <source>PDCA と OODA（施策の進め方）</source>
        <translation>PDCA and OODA (how measures go)</translation>
    </message>
    <message>
        <source>PDCA・OODA</source>
        <translation>PDCA and OODA</translation>
    </message>
    <message>
        <source>PDF の保存先</source>
        <translation>Where to save the PDF</translation>
    </message>
    <message>
        <source>PDF 文書</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>PDFで保存…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>PowerPoint 文書（.pptx）</source>
        <translation>PowerPoint document (.pptx)</translation>
    </message>
    <message>
        <source>UTF-8（ふつうはこちら）</source>
        <translation>UTF-8 (the usual one)</translation>
    </message>
    <message>
        <source>WG</source>
        <translation>Working group</translation>
    </message>
    <message>
        <source>Web ページ（HTML）</source>
        <translation>web page (HTML)</translation>
    </message>
    <message>
        <source>Word 文書（.docx）</source>
        <translation>Word document (.docx)</translation>
    </message>
    <message>
        <source>XML スプレッドシート</source>
        <translation>XML spreadsheet</translation>
    </message>
    <message>
        <source>eラーニング</source>
        <translation>E-learning</translation>
    </message>
    <message>
        <source>eラーニングでは始まりの日</source>
        <translation>For e-learning, the day it begins</translation>
    </message>
    <message>
        <source>{0:,} / {1:,} 施策</source>
        <translation>{0:,} / {1:,} measures</translation>
    </message>
    <message>
        <source>{0:,} 件</source>
        <translation>{0:,}</translation>
    </message>
    <message>
        <source>{0:,} 件が変わります。</source>
        <translation>{0:,} records will change.</translation>
    </message>
    <message>
        <source>{0:,} 件に「{1}」を記録しました。</source>
        <translation>Noted &quot;{1}&quot; on {0:,} sheets.</translation>
    </message>
    <message>
        <source>{0:,} 件の回答を直しました。</source>
        <translation>Changed {0:,} responses.</translation>
    </message>
    <message>
        <source>{0:,} 件の見直しを決めました。</source>
        <translation>The review of {0:,} measures was decided.</translation>
    </message>
    <message>
        <source>{0:,} 件の記録を元に戻しました。</source>
        <translation>{0:,} records were brought back.</translation>
    </message>
    <message>
        <source>{0:,} 件の記録を削除しました。</source>
        <translation>{0:,} records were deleted.</translation>
    </message>
    <message>
        <source>{0:,} 件の記録を変更しました。</source>
        <translation>{0:,} records were changed.</translation>
    </message>
    <message>
        <source>{0:,} 件の調書を確定しました。</source>
        <translation>{0:,} sheets were frozen.</translation>
    </message>
    <message>
        <source>{0:,} 件を「{1}」にしました。</source>
        <translation>{0:,} now “{1}”.</translation>
    </message>
    <message>
        <source>{0:,} 件を元に戻す</source>
        <translation>Bring {0:,} back</translation>
    </message>
    <message>
        <source>{0:,} 件を書き出し、確かめました：{1}</source>
        <translation>{0:,} entries exported and counted: {1}</translation>
    </message>
    <message>
        <source>{0:,} 件を確認済にしました。次の配布で課に届きます。</source>
        <translation>{0:,} answers confirmed. The sections learn of it with the next file.</translation>
    </message>
    <message>
        <source>{0:,} 件を選んでいます。</source>
        <translation>{0:,} measures are selected.</translation>
    </message>
    <message>
        <source>{0:,} 施策</source>
        <translation>{0:,} measures</translation>
    </message>
    <message>
        <source>{0:,} 版。台帳にあったことは分かりますが、内容が読めません。提出済みのものは情報政策課にあります。</source>
        <translation>{0:,} versions. They are known to have been there but cannot be read. What was submitted is at the information-policy division.</translation>
    </message>
    <message>
        <source>{0:,} 行は取り込めませんでした。色を付けた Excel を直し、それをもう一度取り込むと、直した行だけが入ります。</source>
        <translation>{0:,} rows could not be taken in. Mend the coloured Excel file and take it in again: only the mended rows enter.</translation>
    </message>
    <message>
        <source>{0:,} 課、まだ配布していない回答・連絡 {1:,} 件</source>
        <translation>{0:,} sections, {1:,} responses and liaison not distributed yet</translation>
    </message>
    <message>
        <source>{0:,} 課、配布していない回答・連絡はありません</source>
        <translation>{0:,} sections, everything is distributed</translation>
    </message>
    <message>
        <source>{0:,} 課の配布ファイルを書き出し、中身を確かめました：{1}</source>
        <translation>Wrote and checked the distribution files of {0:,} sections: {1}</translation>
    </message>
    <message>
        <source>{0:,} 課への照会を作りました。次の配布で届きます。</source>
        <translation>Made inquiries to {0:,} sections. They go with the next distribution.</translation>
    </message>
    <message>
        <source>{0:,}件</source>
        <translation>{0:,} records</translation>
    </message>
    <message>
        <source>{0:,}件を書き出しました：{1}</source>
        <translation>Exported {0:,} records: {1}</translation>
    </message>
    <message>
        <source>{0}

読み出せる記録をすべて救い出し、いちばん新しいバックアップと合わせて新しい台帳を作れます。壊れた台帳は消さずに、別の名前で残します。</source>
        <translation>{0}

Everything readable can be rescued and joined with the newest backup to make a new ledger. The damaged one is kept under another name.</translation>
    </message>
    <message>
        <source>{0}  {1:,}件</source>
        <translation>{0}  {1:,} records</translation>
    </message>
    <message>
        <source>{0} LeaderDesk 登録の元の鍵（{1}）</source>
        <translation>{0} LeaderDesk master key ({1})</translation>
    </message>
    <message>
        <source>{0} {1:,} 件が前の版に戻ります</source>
        <translation>{0}: {1:,} go back to an earlier version</translation>
    </message>
    <message>
        <source>{0} {1:,} 件を取り込みました。</source>
        <translation>Took in {1:,} records ({0}).</translation>
    </message>
    <message>
        <source>{0} {1} に入るもの</source>
        <translation>Contents of {0} {1}</translation>
    </message>
    <message>
        <source>{0} {1}（達成率 {2}%）</source>
        <translation>{0} {1} ({2}% reached)</translation>
    </message>
    <message>
        <source>{0} ※必須</source>
        <translation>{0} (required)</translation>
    </message>
    <message>
        <source>{0} つの版を 1 つにまとめました</source>
        <translation>Merged {0} revisions into one</translation>
    </message>
    <message>
        <source>{0} に受け取った{1}に含まれています。</source>
        <translation>Already contained in {1}, received on {0}.</translation>
    </message>
    <message>
        <source>{0} に電話をかけ、表紙の確認コードが {1} であることを確かめましたか。</source>
        <translation>Did you call {0} and compare the confirmation code {1} on the cover?</translation>
    </message>
    <message>
        <source>{0} ほか {1}</source>
        <translation>{0} and {1} more</translation>
    </message>
    <message>
        <source>{0} ファイルの取込み</source>
        <translation>taking in {0} files</translation>
    </message>
    <message>
        <source>{0} ページの PDF を書き出し、中身を確かめました：{1}</source>
        <translation>Wrote and checked a PDF of {0} pages: {1}</translation>
    </message>
    <message>
        <source>{0} ページをプリンターへ送りました。</source>
        <translation>Sent {0} pages to the printer.</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} 件、回答を保存した施策 {1} 件</source>
        <translation>{0} measures, {1} with a saved answer</translation>
    </message>
    <message>
        <source>{0} 件の記録の削除</source>
        <translation>deletion of {0} records</translation>
    </message>
    <message>
        <source>{0} 件の記録の変更</source>
        <translation>change of {0} records</translation>
    </message>
    <message>
        <source>{0} 件を保存しました。次の提出で届きます。</source>
        <translation>{0} saved. They go with the next submission.</translation>
    </message>
    <message>
        <source>{0} 推進リーダー 各位</source>
        <translation>To the promotion leaders of {0}</translation>
    </message>
    <message>
        <source>{0} 施策</source>
        <translation>{0} measures</translation>
    </message>
    <message>
        <source>{0} 施策のうち</source>
        <translation>of {0} measures</translation>
    </message>
    <message>
        <source>{0} 日以内が期限のもの</source>
        <translation>Due within {0} days</translation>
    </message>
    <message>
        <source>{0} 日過ぎています</source>
        <translation>{0} days overdue</translation>
    </message>
    <message>
        <source>{0} 月 {1} 日の開催待ち</source>
        <translation>waiting for the meeting on {1}/{0}</translation>
    </message>
    <message>
        <source>{0} 欄に貼り付けました。</source>
        <translation>Pasted into {0} cells.</translation>
    </message>
    <message>
        <source>{0} 番目の意見を直しています。</source>
        <translation>Changing opinion no. {0}.</translation>
    </message>
    <message>
        <source>{0} 研修のうち {1} 研修を入力。対象 {2:,} 人・受講 {3:,} 人（{4}）</source>
        <translation>{1} of {0} courses entered. Target {2:,}, attended {3:,} ({4})</translation>
    </message>
    <message>
        <source>{0} 行目から別の表があります。取り込んだあと、その行を見出しにして、もう一度取り込めます。</source>
        <translation>Another table begins at row {0}. Afterwards, choose that row as the headings and take it in, too.</translation>
    </message>
    <message>
        <source>{0} 課</source>
        <translation>{0} sections</translation>
    </message>
    <message>
        <source>{0} 課の今年度の鍵を作り直しますか。次の配布を受け取るまで、その課の提出は「未確認」になります。</source>
        <translation>Issue this year&apos;s key of {0} sections anew? Until they take in the next distribution, their files are “unconfirmed”.</translation>
    </message>
    <message>
        <source>{0} 課の職員数を確定しました。</source>
        <translation>The staff of {0} sections is fixed.</translation>
    </message>
    <message>
        <source>{0} 課への案内（照会）を作りました。次の配布で届きます。</source>
        <translation>{0} sections are called (as inquiries). It goes with the next distribution.</translation>
    </message>
    <message>
        <source>{0} 課・{1:,} 人が未受講</source>
        <translation>{0} sections, {1:,} people left</translation>
    </message>
    <message>
        <source>{0} 課中・未提出 {1} 課</source>
        <translation>of {0} sections, {1} missing</translation>
    </message>
    <message>
        <source>{0}/{1} は今日です：{3}&#x3000;{4}</source>
        <translation>{0}/{1} is today: {3}  {4}</translation>
    </message>
    <message>
        <source>{0}/{1} まであと {2} 日：{3}&#x3000;{4}</source>
        <translation>{2} days until {0}/{1}: {3}  {4}</translation>
    </message>
    <message>
        <source>{0}/{1} まであと（日）</source>
        <translation>Days until {0}/{1}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} → {2}：{3}</source>
        <translation>{0}  {1} → {2}: {3}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}（{2}）</source>
        <translation>{0} {1} ({2})</translation>
    </message>
    <message>
        <source>{0}&#x3000;いちばん届いていない指標で提案します。</source>
        <translation>{0} The indicator farthest from its target decides.</translation>
    </message>
    <message>
        <source>{0}&#x3000;うち未回答・差戻し {1} 課</source>
        <translation>{0}, {1} sections owe an answer</translation>
    </message>
    <message>
        <source>{0}&#x3000;シート {1} 枚・{2:,} 行</source>
        <translation>{0}  {1} sheets, {2:,} rows</translation>
    </message>
    <message>
        <source>{0}&#x3000;出典：{1}</source>
        <translation>{0}  Source: {1}</translation>
    </message>
    <message>
        <source>{0}&#x3000;基準日 {1}&#x3000;回答期限 {2}</source>
        <translation>{0}  as of {1}  due {2}</translation>
    </message>
    <message>
        <source>{0}&#x3000;決めた人：{1}</source>
        <translation>{0}  Decided by: {1}</translation>
    </message>
    <message>
        <source>{0}&#x3000;第{1}周</source>
        <translation>{0}  loop {1}</translation>
    </message>
    <message>
        <source>{0}、{1:,} 件を選択</source>
        <translation>{0}, {1:,} selected</translation>
    </message>
    <message>
        <source>{0}「{1}」に対応する&#x3000;{2}</source>
        <translation>Respond to {0} “{1}”  {2}</translation>
    </message>
    <message>
        <source>{0}「{1}」の削除</source>
        <translation>deletion of {0} “{1}”</translation>
    </message>
    <message>
        <source>{0}「{1}」の変更</source>
        <translation>change of {0} “{1}”</translation>
    </message>
    <message>
        <source>{0}「{1}」の追加</source>
        <translation>adding {0} “{1}”</translation>
    </message>
    <message>
        <source>{0}から{1}へ引き継ぎます。{0}の記録は変わりません。</source>
        <translation>From {0} into {1}. The records of {0} do not change.</translation>
    </message>
    <message>
        <source>{0}から&#x3000;{1}</source>
        <translation>from {0}: {1}</translation>
    </message>
    <message>
        <source>{0}から、{1} {2} は {3} になりました。</source>
        <translation>Since {0}, {1} {2} is {3}.</translation>
    </message>
    <message>
        <source>{0}が受け取りました（受領）</source>
        <translation>{0} has it (received)</translation>
    </message>
    <message>
        <source>{0}で絞り込む</source>
        <translation>Filter by {0}</translation>
    </message>
    <message>
        <source>{0}として、記録のない状態から始める</source>
        <translation>Begin as {0}, without records</translation>
    </message>
    <message>
        <source>{0}として、記録を引き継いで続ける</source>
        <translation>Go on as {0}, with the records</translation>
    </message>
    <message>
        <source>{0}として始めます。</source>
        <translation>This PC begins as {0}.</translation>
    </message>
    <message>
        <source>{0}として始める</source>
        <translation>Begin as {0}</translation>
    </message>
    <message>
        <source>{0}として続けます。</source>
        <translation>This PC goes on as {0}.</translation>
    </message>
    <message>
        <source>{0}に、{1} {2} は {3} に分かれました。</source>
        <translation>On {0}, {1} {2} was split into {3}.</translation>
    </message>
    <message>
        <source>{0}に引き継ぐ</source>
        <translation>Go on as {0}</translation>
    </message>
    <message>
        <source>{0}のリーダーを選任しました。</source>
        <translation>Appointed the leader of {0}.</translation>
    </message>
    <message>
        <source>{0}の回答</source>
        <translation>Answer for {0}</translation>
    </message>
    <message>
        <source>{0}の提出ファイルがまだ届いていません。</source>
        <translation>The submission file for {0} has not arrived yet.</translation>
    </message>
    <message>
        <source>{0}の提出ファイルをお送りします。</source>
        <translation>Please find attached the submission file of {0}.</translation>
    </message>
    <message>
        <source>{0}の最後の日で施策が終わり、次年度の一覧に出なくなります。</source>
        <translation>The measure ends with the last day of {0} and leaves the list of the next year.</translation>
    </message>
    <message>
        <source>{0}の登録の鍵は使えなくなりました。提出は「未確認」になるので、今年度の配布ファイルを受け取ってください。</source>
        <translation>The key of {0} is no longer good. What is handed over is “unconfirmed”: take in a distribution file of this fiscal year.</translation>
    </message>
    <message>
        <source>{0}の見直し</source>
        <translation>Review of {0}</translation>
    </message>
    <message>
        <source>{0}の進捗照会はまだ届いていません。</source>
        <translation>The progress inquiry of {0} has not come yet.</translation>
    </message>
    <message>
        <source>{0}は {1} で閉じます。</source>
        <translation>{0} ends on {1}.</translation>
    </message>
    <message>
        <source>{0}へ {1} 件を引き継ぎました。</source>
        <translation>{1} items went into {0}.</translation>
    </message>
    <message>
        <source>{0}を {1} から置きます。</source>
        <translation>{0} begins on {1}.</translation>
    </message>
    <message>
        <source>{0}をExcelから貼り付け</source>
        <translation>Paste from Excel: {0}</translation>
    </message>
    <message>
        <source>{0}をやり直しました。</source>
        <translation>Done again: {0}</translation>
    </message>
    <message>
        <source>{0}を元に戻しました。</source>
        <translation>Taken back: {0}</translation>
    </message>
    <message>
        <source>{0}を直しました</source>
        <translation>Changed {0}</translation>
    </message>
    <message>
        <source>{0}を開きました（予定 {1} 件）。</source>
        <translation>{0} was opened ({1} dates).</translation>
    </message>
    <message>
        <source>{0}ファイルを{1}  {2} / {0}</source>
        <translation>{1} {0} files  {2} / {0}</translation>
    </message>
    <message>
        <source>{0}ファイルを取り込みました</source>
        <translation>Files imported: {0}</translation>
    </message>
    <message>
        <source>{0}ファイルを確認しました</source>
        <translation>Files checked: {0}</translation>
    </message>
    <message>
        <source>{0}年度から続いている要望が {1} 件あります</source>
        <translation>Requests that go on from fiscal year {0}: {1}</translation>
    </message>
    <message>
        <source>{0}年度までの記録を提出して締める（未提出 {1} 件）</source>
        <translation>Hand over the records up to fiscal year {0} to close it (not handed over: {1})</translation>
    </message>
    <message>
        <source>{0}日</source>
        <translation>{0} d</translation>
    </message>
    <message>
        <source>{0}日目</source>
        <translation>day {0}</translation>
    </message>
    <message>
        <source>{0}月</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}月分</source>
        <translation>Month {0}</translation>
    </message>
    <message>
        <source>{0}月分の提出（未提出 {1} 件）</source>
        <translation>Submission for month {0} (unsent: {1})</translation>
    </message>
    <message>
        <source>{0}（{1} 件）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}（{1}・{2}・{3:.0%}）</source>
        <translation>{0} ({1}, {2}, {3:.0%})</translation>
    </message>
    <message>
        <source>{0}（{1}・{2}）：{3}</source>
        <translation>{0} ({1}, {2}): {3}</translation>
    </message>
    <message>
        <source>{0}（{1}日遅れ）</source>
        <translation>{0} ({1} days late)</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}（変更）</source>
        <translation>{0} (changed)</translation>
    </message>
    <message>
        <source>{0}（未回答 {1}）</source>
        <translation>{0} ({1} unanswered)</translation>
    </message>
    <message>
        <source>{0}（非表示）</source>
        <translation>{0} (hidden)</translation>
    </message>
    <message>
        <source>{0}／{1}{2}</source>
        <translation>{0} / {1} {2}</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}：{1}（{2}）</source>
        <translation>{0}: {1} ({2})</translation>
    </message>
    <message>
        <source>{0}：別の内容</source>
        <translation>{0}: something else</translation>
    </message>
    <message>
        <source>{0}～{1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>{count} 件の版は、確定したときと違う様式で書き出しました。確定したときのままのものは、1 件ずつ書き出せます。</source>
        <translation>{count} editions were written in another layout than the one they were frozen in. One at a time, each can be written as it was.</translation>
    </message>
    <message>
        <source>{era}年度</source>
        <translation>FY{year}</translation>
    </message>
    <message>
        <source>{kind}に直すところが {count} か所あります：{first}</source>
        <translation>{kind}: errors to correct ({count}). {first}</translation>
    </message>
    <message>
        <source>{number}の受領証はまだありません。情報政策課が取り込み、そのあとの配布ファイルを受け取ると、出せるようになります。</source>
        <translation>There is no receipt of {number} yet. It exists once the division has taken the file in and the next distribution has arrived.</translation>
    </message>
    <message>
        <source>{role}では「{kind}」を記録できません。</source>
        <translation>&quot;{kind}&quot; cannot be recorded here (role: {role}).</translation>
    </message>
    <message>
        <source>{section}が別の課になったという知らせはありません。情報政策課の配布ファイルを受け取り、改編の日を確かめてください。</source>
        <translation>There is no word of {section} having become another section. Take in the division&apos;s distribution file, and check the day of the reorganisation.</translation>
    </message>
    <message>
        <source>{section}の改編（{day}）はもう入っています。直すときは、「課の改編」の一覧でその行を直すか消してください。</source>
        <translation>The reorganisation of {section} ({day}) is entered already. To change it, edit or delete its line in the list of reorganisations.</translation>
    </message>
    <message>
        <source>{section}は {day} には置かれていません。「元の課」と「改編の日」を確かめてください。</source>
        <translation>{section} does not exist on {day}. Check the section before and the day.</translation>
    </message>
    <message>
        <source>{where}の{thing}は、書き出すブックに残せません。図や文字に直すと残せます。</source>
        <translation>{thing} ({where}) cannot be kept in the workbook that is written. As shapes or text it can.</translation>
    </message>
    <message>
        <source>{word} 番目の語の「{letter}」は鍵の語にない文字です。紙の語をもう一度確かめてください。</source>
        <translation>“{letter}” in word {word} occurs in no key word. Check the words on the paper again.</translation>
    </message>
    <message>
        <source>{year} 年度の会議（{body}）はまだありません。「会議」の画面で会議を加えてください。</source>
        <translation>There is no meeting in fiscal year {year} yet ({body}). Add the meeting on the page “Meetings”.</translation>
    </message>
    <message>
        <source>{year}に施策「{measure}」はありません。年度と整理番号を確かめてください。</source>
        <translation>There is no measure &quot;{measure}&quot; in {year}. Check the year and the number.</translation>
    </message>
    <message>
        <source>※必須</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>≠ 変更</source>
        <translation>≠ changed</translation>
    </message>
    <message>
        <source>● 変更</source>
        <translation>● Changed</translation>
    </message>
    <message>
        <source>● 終了</source>
        <translation>● Ended</translation>
    </message>
    <message>
        <source>● 見たあとに直されました</source>
        <translation>● changed since it was seen</translation>
    </message>
    <message>
        <source>&#x3000;記録：{0}</source>
        <translation>  Recorded by: {0}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>「{0}」が空欄のとき</source>
        <translation>Where “{0}” is empty</translation>
    </message>
    <message>
        <source>「{0}」で確かめてください。</source>
        <translation>Please check in &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>「{0}」にする</source>
        <translation>Set to “{0}”</translation>
    </message>
    <message>
        <source>「{0}」に当たるもの</source>
        <translation>What “{0}” stands for</translation>
    </message>
    <message>
        <source>「{0}」に統合する</source>
        <translation>Merge into “{0}”</translation>
    </message>
    <message>
        <source>「{0}」の印を {1} か所直してください。</source>
        <translation>&quot;{0}&quot;: correct the marks in {1} places.</translation>
    </message>
    <message>
        <source>「{0}」の回答がまだそろっていません（回答期限 {1}）。</source>
        <translation>The answers to “{0}” are not complete yet (due {1}).</translation>
    </message>
    <message>
        <source>「{0}」の項目</source>
        <translation>Field of “{0}”</translation>
    </message>
    <message>
        <source>「{0}」は様式にできません。</source>
        <translation>&quot;{0}&quot; cannot be a layout.</translation>
    </message>
    <message>
        <source>「{0}」は様式に使えます。</source>
        <translation>&quot;{0}&quot; can be used as a layout.</translation>
    </message>
    <message>
        <source>「{0}」は様式に使えます。次のものは残りません。</source>
        <translation>&quot;{0}&quot; can be used as a layout. The following will not be kept.</translation>
    </message>
    <message>
        <source>「{0}」を差し戻しました。次の配布で課に届きます。</source>
        <translation>“{0}” was sent back. The section learns of it with the next file.</translation>
    </message>
    <message>
        <source>「{0}」を直す</source>
        <translation>Change “{0}”</translation>
    </message>
    <message>
        <source>「{0}」を読む</source>
        <translation>Read “{0}”</translation>
    </message>
    <message>
        <source>「{0}」を読んでいます…</source>
        <translation>Reading “{0}”…</translation>
    </message>
    <message>
        <source>「{0}」を開く</source>
        <translation>Open “{0}”</translation>
    </message>
    <message>
        <source>「{0}」を開催済みにしました。</source>
        <translation>“{0}” is now marked as held.</translation>
    </message>
    <message>
        <source>「{before}」から「{after}」へは進めません。間の状態を経るか、一つ前へ訂正してください。</source>
        <translation>“{before}” cannot become “{after}”. Go through the states between, or correct back by one.</translation>
    </message>
    <message>
        <source>「{field}」が先の日付（{value}）です。今日までの日付を入力してください。</source>
        <translation>&quot;{field}&quot; is in the future ({value}). Enter a date up to today.</translation>
    </message>
    <message>
        <source>「{field}」が指す「{value}」は見つかりません。</source>
        <translation>&quot;{value}&quot;, to which &quot;{field}&quot; points, was not found.</translation>
    </message>
    <message>
        <source>「{field}」が空です。入力してください。</source>
        <translation>&quot;{field}&quot; is empty. Fill it in.</translation>
    </message>
    <message>
        <source>「{field}」に{sort}らしい記載（{piece}）があります。個人情報が要らなければ消してください。</source>
        <translation>“{field}” holds what looks like a {sort} ({piece}). Remove personal data that is not needed.</translation>
    </message>
    <message>
        <source>「{field}」に使えるのは半角の数字・英大文字・ハイフンで 2～10 文字です：{value}</source>
        <translation>&quot;{field}&quot; must be 2 to 10 half-width digits, capital letters or hyphens: {value}</translation>
    </message>
    <message>
        <source>「{field}」の「{value}」が大きすぎます。{most} までで入力してください。</source>
        <translation>&quot;{value}&quot; in &quot;{field}&quot; is too large. Enter at most {most}.</translation>
    </message>
    <message>
        <source>「{field}」の「{value}」は {readings} のどれとも読めます。どれか 1 つに書き直してください。</source>
        <translation>“{value}” for “{field}” may mean any of {readings}. Write just one of them.</translation>
    </message>
    <message>
        <source>「{field}」の「{value}」は選べません。選べるのは次のとおりです：{choices}</source>
        <translation>&quot;{value}&quot; is not a choice for &quot;{field}&quot;. Choose one of: {choices}</translation>
    </message>
    <message>
        <source>「{field}」の「{value}」を数として読み取れません。数字で入力してください。</source>
        <translation>Cannot read &quot;{value}&quot; in &quot;{field}&quot; as a number. Enter digits.</translation>
    </message>
    <message>
        <source>「{field}」の値「{value}」は記録の形式に合いません。</source>
        <translation>The value &quot;{value}&quot; of &quot;{field}&quot; does not have the form of a record.</translation>
    </message>
    <message>
        <source>「{field}」の終わりが始まりより前です。日付を確かめてください。</source>
        <translation>&quot;{field}&quot; ends before it begins. Check the dates.</translation>
    </message>
    <message>
        <source>「{field}」は 1.0 から 5.0 までの平均で入力してください：{value}</source>
        <translation>Enter &quot;{field}&quot; as a mean from 1.0 to 5.0: {value}</translation>
    </message>
    <message>
        <source>「{field}」は Excel では直せません。番号は LeaderDesk が付けます。</source>
        <translation>&quot;{field}&quot; cannot be changed in Excel. LeaderDesk gives the numbers.</translation>
    </message>
    <message>
        <source>「{field}」は {kind} にない項目です。項目名を確かめてください。</source>
        <translation>{kind}: there is no field &quot;{field}&quot;. Check the field name.</translation>
    </message>
    <message>
        <source>「{field}」は {least} 以上の数で入力してください：{value}</source>
        <translation>&quot;{field}&quot; must be a number of at least {least}: {value}</translation>
    </message>
    <message>
        <source>「{field}」は {most} 字までです（いま {count} 字）。短くしてください。</source>
        <translation>&quot;{field}&quot; may have at most {most} characters (now {count}). Shorten it.</translation>
    </message>
    <message>
        <source>「{field}」は「{whole}」より多くできません。人数を確かめてください。</source>
        <translation>&quot;{field}&quot; cannot be more than &quot;{whole}&quot;. Check the numbers.</translation>
    </message>
    <message>
        <source>「{field}」は「はい」か「いいえ」で入力してください：{value}</source>
        <translation>Enter &quot;yes&quot; or &quot;no&quot; in &quot;{field}&quot;: {value}</translation>
    </message>
    <message>
        <source>「{field}」は保存したあとでは変えられません。新しい記録として入力してください。</source>
        <translation>&quot;{field}&quot; cannot be changed once it is saved. Enter a new record.</translation>
    </message>
    <message>
        <source>「{field}」は小数 {places} 桁までで入力してください：{value}</source>
        <translation>&quot;{field}&quot; may have at most {places} decimal places: {value}</translation>
    </message>
    <message>
        <source>「{field}」をどの内容にするか、まだ選ばれていません。版のどれかを選ぶか、別の内容を入力してください。</source>
        <translation>Nothing is chosen for &quot;{field}&quot; yet. Choose one of the versions, or type something else.</translation>
    </message>
    <message>
        <source>「{file}」が {sender} からのものか確かめられません（未確認）。電話で確認コード {confirmation} を確かめてください。</source>
        <translation>“{file}” is not proven to come from {sender} (unconfirmed). Compare the confirmation code {confirmation} by telephone.</translation>
    </message>
    <message>
        <source>「{file}」がほかのプログラムで使われていて置き換えられません。書いた内容は「{temporary}」にあります。</source>
        <translation>&quot;{file}&quot; is in use by another program and cannot be replaced. What was written is in &quot;{temporary}&quot;.</translation>
    </message>
    <message>
        <source>「{file}」に {owner} のものでない記録（{cell}）があります。差出人に確かめてください。</source>
        <translation>&quot;{file}&quot; holds a record that does not belong to {owner} ({cell}). Check with the sender.</translation>
    </message>
    <message>
        <source>「{file}」に使えない部品（{part}）が入っています。マクロや埋め込みのないファイルを依頼してください。</source>
        <translation>&quot;{file}&quot; contains a part that is not allowed ({part}). Ask for a file without macros or embedded objects.</translation>
    </message>
    <message>
        <source>「{file}」に印がありません。値を入れたいセルに {example} のような印を書いてから選んでください。</source>
        <translation>&quot;{file}&quot; has no marks. Write marks such as {example} into the cells to be filled, then choose it again.</translation>
    </message>
    <message>
        <source>「{file}」に取り込める行がありません。直すところが {faults} か所、読み方を選ぶところが {questions} か所あります。</source>
        <translation>No row of “{file}” can be taken in: {faults} cells must be corrected, and for {questions} a reading must be chosen.</translation>
    </message>
    <message>
        <source>「{file}」の {cell} が書き換わっています（確認コードが合いません）。送り直しを依頼してください。</source>
        <translation>{cell} in &quot;{file}&quot; has been altered (the confirmation code does not match). Ask for it to be sent again.</translation>
    </message>
    <message>
        <source>「{file}」の {cell} の記録に誤りがあります：{reason} 差出人に確かめてください。</source>
        <translation>The record at {cell} in &quot;{file}&quot; has an error: {reason} Check with the sender.</translation>
    </message>
    <message>
        <source>「{file}」の {line} 行目の文字を読み取れません。Excel で開き、「CSV UTF-8」か .xlsx で保存し直してください。</source>
        <translation>The letters in line {line} of “{file}” cannot be read. Open it in Excel and save it as “CSV UTF-8” or .xlsx.</translation>
    </message>
    <message>
        <source>「{file}」の {part} に外部への参照があります。開かずに、差出人に確かめてください。</source>
        <translation>{part} in &quot;{file}&quot; refers to something outside the file. Do not open it; check with the sender.</translation>
    </message>
    <message>
        <source>「{file}」の {part} に許されない宣言（DTD や文字コード）があります。開かずに、差出人に確かめてください。</source>
        <translation>&quot;{file}&quot; has a declaration in {part} that is not allowed (DTD or encoding). Do not open it; ask the sender.</translation>
    </message>
    <message>
        <source>「{file}」のシート「{sheet}」が大きすぎます（{cell} まで）。送り直しを依頼してください。</source>
        <translation>The sheet &quot;{sheet}&quot; in &quot;{file}&quot; is too large (up to {cell}). Ask for it to be sent again.</translation>
    </message>
    <message>
        <source>「{file}」のシート「{sheet}」にハイパーリンクがあります。リンクを削除するか、元の提出ファイルを送り直してもらってください。</source>
        <translation>&quot;{file}&quot;, sheet &quot;{sheet}&quot; holds a hyperlink. Ask for the link to be removed, or for the original submission file.</translation>
    </message>
    <message>
        <source>「{file}」のシート「{sheet}」のセル {cell} に計算式があります。計算式を消して、送り直しを依頼してください。</source>
        <translation>&quot;{file}&quot;, sheet &quot;{sheet}&quot;, cell {cell} holds a formula. Ask for the formula to be removed and the file to be sent again.</translation>
    </message>
    <message>
        <source>「{file}」のシート「{sheet}」のセル {cell} の文章が長すぎます。元の提出ファイルを送り直してもらってください。</source>
        <translation>&quot;{file}&quot;, sheet &quot;{sheet}&quot;, cell {cell} holds too long a text. Ask for the original submission file.</translation>
    </message>
    <message>
        <source>「{file}」の形では書き出せません。{forms} で終わる名前を指定してください。</source>
        <translation>“{file}” is no form that can be written. Give a name that ends in {forms}.</translation>
    </message>
    <message>
        <source>「{file}」の読み取りが {seconds} 秒で終わりませんでした。開かずに、差出人に確かめてください。</source>
        <translation>Reading &quot;{file}&quot; did not finish within {seconds} seconds. Do not open it; check with the sender.</translation>
    </message>
    <message>
        <source>「{file}」の読み取り中に読取部が止まりました。ファイルが壊れています。送り直しを依頼してください。</source>
        <translation>The reader stopped while reading &quot;{file}&quot;. The file is damaged. Ask for it to be sent again.</translation>
    </message>
    <message>
        <source>「{file}」は Excel ブック（.xlsx）ではありません。LeaderDesk の提出ファイルを選んでください。</source>
        <translation>&quot;{file}&quot; is not an Excel workbook (.xlsx). Choose a LeaderDesk submission file.</translation>
    </message>
    <message>
        <source>「{file}」は Excel ブック（.xlsx）ではありません。様式にするブックを選んでください。</source>
        <translation>&quot;{file}&quot; is not an Excel workbook (.xlsx). Choose the workbook that is to be the layout.</translation>
    </message>
    <message>
        <source>「{file}」は LeaderDesk が作ったファイルです。台帳としてではなく、「受領」の画面で受け取ってください。</source>
        <translation>“{file}” was made by LeaderDesk. Take it in on the page for receiving files, not as a ledger.</translation>
    </message>
    <message>
        <source>「{file}」は LeaderDesk のバックアップではないか、壊れています。ほかのバックアップを選んでください。</source>
        <translation>&quot;{file}&quot; is not a LeaderDesk backup or is damaged. Choose another backup.</translation>
    </message>
    <message>
        <source>「{file}」は LeaderDesk のファイルではありません。提出ファイルを選んでください。</source>
        <translation>&quot;{file}&quot; is not a LeaderDesk file. Choose a submission file.</translation>
    </message>
    <message>
        <source>「{file}」は {sender} の登録の鍵と合いません（不一致）。取り込まずに、差出人に電話で確かめてください。</source>
        <translation>“{file}” does not fit the registered key of {sender} (mismatch). Do not take it in; ask the sender by telephone.</translation>
    </message>
    <message>
        <source>「{file}」は {theirs} のファイルです。{ours} では受け取れません。</source>
        <translation>&quot;{file}&quot; belongs to {theirs}. It cannot be received in {ours}.</translation>
    </message>
    <message>
        <source>「{file}」は{direction}のファイルです。ここでは{wanted}ファイルを受け取ります。</source>
        <translation>&quot;{file}&quot; is a {direction} file. Only {wanted} files are received here.</translation>
    </message>
    <message>
        <source>「{file}」は{form}です。Excel で開き、「Excel ブック（.xlsx）」で保存し直してもらってください。</source>
        <translation>&quot;{file}&quot; is: {form}. Ask for it to be opened in Excel and saved again as Excel workbook (.xlsx).</translation>
    </message>
    <message>
        <source>「{file}」は{form}です。LeaderDesk の提出ファイル（.xlsx）を選んでください。</source>
        <translation>&quot;{file}&quot; is: {form}. Choose a submission file of LeaderDesk (.xlsx).</translation>
    </message>
    <message>
        <source>「{file}」は{form}です。台帳は Excel で開き、「Excel ブック（.xlsx）」か「CSV」で保存し直してから選んでください。</source>
        <translation>“{file}” is a {form}. Open the ledger in Excel, save it as an Excel workbook (.xlsx) or CSV, and choose it again.</translation>
    </message>
    <message>
        <source>「{file}」は{theirs}あての配布ファイルです。{ours}あてのファイルを選んでください。</source>
        <translation>“{file}” is a distribution file for {theirs}. Choose the one for {ours}.</translation>
    </message>
    <message>
        <source>「{file}」は{theirs}のファイルです。ここでは{ours}の別の PC で書き出したファイルを受け取ります。</source>
        <translation>&quot;{file}&quot; is a file of {theirs}. Here files written on another PC of {ours} are received.</translation>
    </message>
    <message>
        <source>「{file}」は、{ours}を引き継いだ{theirs}のファイルです。この PC を{theirs}に引き継いでから、もう一度受け取ってください。</source>
        <translation>“{file}” is a file of {theirs}, which took over from {ours}. Let this PC go on as {theirs}, then receive it again.</translation>
    </message>
    <message>
        <source>「{file}」はパスワード付きです。パスワードを外して保存し直してもらってください。</source>
        <translation>&quot;{file}&quot; has a password. Ask for it to be saved again without one.</translation>
    </message>
    <message>
        <source>「{file}」は圧縮の中身が異常です（{part}）。開かずに、差出人に確かめてください。</source>
        <translation>The compressed content of &quot;{file}&quot; is abnormal ({part}). Do not open it; check with the sender.</translation>
    </message>
    <message>
        <source>「{file}」は圧縮（ZIP など）したファイルです。中のファイルを取り出してから、選び直してください。</source>
        <translation>&quot;{file}&quot; is a compressed file (ZIP or similar). Take the files out of it, then choose those.</translation>
    </message>
    <message>
        <source>「{file}」は大きすぎます（{size} MB）。{most} MB までのファイルを選んでください。</source>
        <translation>&quot;{file}&quot; is too large ({size} MB). Choose a file of at most {most} MB.</translation>
    </message>
    <message>
        <source>「{file}」は新しい版の LeaderDesk（{theirs}）で作られています。LeaderDesk を更新してから取り込みます。</source>
        <translation>&quot;{file}&quot; was made with a newer version of LeaderDesk ({theirs}). Update LeaderDesk, then import the file.</translation>
    </message>
    <message>
        <source>「{file}」は空です（0 バイト）。送り直しを依頼してください。</source>
        <translation>&quot;{file}&quot; is empty (0 bytes). Ask for it to be sent again.</translation>
    </message>
    <message>
        <source>「{file}」は途中で切れているか、壊れています（{where}）。送り直しを依頼してください。</source>
        <translation>&quot;{file}&quot; is cut off or damaged ({where}). Ask for it to be sent again.</translation>
    </message>
    <message>
        <source>「{file}」を読めません（{reason}）。ほかのプログラムで開いていれば閉じてから、もう一度選んでください。</source>
        <translation>Cannot read &quot;{file}&quot; ({reason}). If another program has it open, close it there and choose it again.</translation>
    </message>
    <message>
        <source>「{folder}」はクラウドと同期するフォルダーです。書き換わって台帳が壊れるので、同期しないフォルダーに置いてください。閲覧だけはできます。</source>
        <translation>&quot;{folder}&quot; is copied to and from a cloud, which damages the ledger: keep it in a folder that is not synchronised. Here it can only be viewed.</translation>
    </message>
    <message>
        <source>「{folder}」はネットワークの共有フォルダーです。通信が切れると台帳が壊れるので、台帳はこのパソコンの中に置いてください。閲覧だけはできます。</source>
        <translation>&quot;{folder}&quot; is a shared folder on the network. A lost connection damages the ledger: keep it on this PC. Here it can only be viewed.</translation>
    </message>
    <message>
        <source>「{folder}」は取り外せるディスク（USB など）です。抜けると台帳が壊れるので、台帳はこのパソコンの中に置いてください。閲覧だけはできます。</source>
        <translation>&quot;{folder}&quot; is a removable disk (USB). Pulling it out damages the ledger: keep it on this PC. Here it can only be viewed.</translation>
    </message>
    <message>
        <source>「{kind}」という種別はありません。選べるのは次のとおりです：{kinds}</source>
        <translation>There is no kind &quot;{kind}&quot;. Choose one of: {kinds}</translation>
    </message>
    <message>
        <source>「{measure}」は{section}の施策ではありません。確認済にはせず、担当課を確かめて、理由を書いて差し戻してください。</source>
        <translation>“{measure}” is not a measure of {section}. Do not confirm it: find out whose it is, and send it back with a reason.</translation>
    </message>
    <message>
        <source>「{printer}」に印刷できません。プリンターの電源とつながりを確かめるか、PDF で保存してください。</source>
        <translation>Cannot print on “{printer}”. Check its power and connection, or save a PDF.</translation>
    </message>
    <message>
        <source>「{purpose}」には「元の連絡」を選んでください。</source>
        <translation>For “{purpose}”, choose the original liaison.</translation>
    </message>
    <message>
        <source>「{purpose}」には「回答期限」を入力してください。</source>
        <translation>For “{purpose}”, fill in “Answer by”.</translation>
    </message>
    <message>
        <source>「{record}」：{why} どの記録も変えていません。</source>
        <translation>“{record}”: {why} No record was changed.</translation>
    </message>
    <message>
        <source>「{state}」にするときは「{field}」を入力してください。</source>
        <translation>For &quot;{state}&quot;, enter &quot;{field}&quot;.</translation>
    </message>
    <message>
        <source>「{state}」にするときは「回答・理由」を入力してください。課にそのまま届きます。</source>
        <translation>For “{state}”, fill in “Answer and reason”. It reaches the section as it stands.</translation>
    </message>
    <message>
        <source>「{store}」は LeaderDesk の台帳ではないか、壊れています（{reason}）。バックアップから復元してください。</source>
        <translation>&quot;{store}&quot; is not a LeaderDesk ledger or is damaged ({reason}). Restore it from a backup.</translation>
    </message>
    <message>
        <source>「{value}」という日はありません。日付を確かめてください。</source>
        <translation>There is no such day as &quot;{value}&quot;. Check the date.</translation>
    </message>
    <message>
        <source>「{value}」は 項目=値 の形で書いてください。</source>
        <translation>Write &quot;{value}&quot; in the form field=value.</translation>
    </message>
    <message>
        <source>「{value}」を年度として読み取れません。R8 や 2026年度 のように入力してください。</source>
        <translation>Cannot read &quot;{value}&quot; as a fiscal year. Enter it like R8 or 2026.</translation>
    </message>
    <message>
        <source>「{value}」を年度と半期として読み取れません。R8上期 のように入力してください。</source>
        <translation>Cannot read &quot;{value}&quot; as a half of a fiscal year. Enter it like 2026-H1 or R8上期.</translation>
    </message>
    <message>
        <source>「上の組織」には別の組織を選んでください。</source>
        <translation>Choose another body as the one above.</translation>
    </message>
    <message>
        <source>「変更」の項目は、前の版から変わりました。</source>
        <translation>Items marked (changed) differ from the edition before.</translation>
    </message>
    <message>
        <source>「始める」を押すと、このパソコンに台帳ができます。</source>
        <translation>&quot;Start&quot; makes the ledger on this PC.</translation>
    </message>
    <message>
        <source>「後の課」には「元の課」と別の課を選んでください。</source>
        <translation>For “Succeeding section”, choose another section than the former one.</translation>
    </message>
    <message>
        <source>「急ぎ具合」が至急のときは「至急の理由」を入力してください。</source>
        <translation>&quot;Urgency&quot; is Urgent: fill in &quot;Urgency reason&quot;.</translation>
    </message>
    <message>
        <source>「採用」にするときは「{field}」を入力してください。</source>
        <translation>To accept a request, fill in “{field}”.</translation>
    </message>
    <message>
        <source>「統合」にするときは、統合先に別の施策を選んでください。</source>
        <translation>To merge, choose another measure to merge into.</translation>
    </message>
    <message>
        <source>「統合」にするときは、統合先に別の要望を選んでください。</source>
        <translation>To merge a request, choose another request to merge it into.</translation>
    </message>
    <message>
        <source>「課」か「組織」のどちらかを選んでください。</source>
        <translation>Choose a section or a body.</translation>
    </message>
    <message>
        <source>「課内で解決」の {0} 件と課内メモは、この PC に残ります。</source>
        <translation>Staying on this PC: &quot;Internal&quot; records ({0}) and section memos.</translation>
    </message>
    <message>
        <source>「関係課」には担当課と別の課を選んでください。</source>
        <translation>Choose another section than the one in charge.</translation>
    </message>
    <message>
        <source>あと {0} 日</source>
        <translation>{0} days left</translation>
    </message>
    <message>
        <source>あとから変えることはできません。迷ったら「推進リーダー」を選びます。</source>
        <translation>This cannot be changed later. If in doubt, choose &quot;promotion leader&quot;.</translation>
    </message>
    <message>
        <source>あとで</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>あとで決める</source>
        <translation>Decide later</translation>
    </message>
    <message>
        <source>あとで選ぶ</source>
        <translation>Choose later</translation>
    </message>
    <message>
        <source>ありません</source>
        <translation>none</translation>
    </message>
    <message>
        <source>ありません。台帳に書かれていたことの分かる版は、すべてそろっています。</source>
        <translation>Nothing. Every version that the ledger is known to have held is there.</translation>
    </message>
    <message>
        <source>いいえ</source>
        <translation>No</translation>
    </message>
    <message>
        <source>いえること</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>いちばん新しい記録</source>
        <translation>Newest record</translation>
    </message>
    <message>
        <source>いつ</source>
        <translation>When</translation>
    </message>
    <message>
        <source>いつ、誰が、どのくらい困っているか</source>
        <translation>When it occurs, whom it affects and how badly</translation>
    </message>
    <message>
        <source>いつから</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>いつでも</source>
        <translation>Anytime</translation>
    </message>
    <message>
        <source>いつでも「設定」で変えられます。</source>
        <translation>You can change this at any time in &quot;Settings&quot;.</translation>
    </message>
    <message>
        <source>いつの体制</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>いつの時点の進捗か</source>
        <translation>The day whose state is asked for</translation>
    </message>
    <message>
        <source>いつもの議題を {0} 件入れました。</source>
        <translation>{0} usual items were added.</translation>
    </message>
    <message>
        <source>いつもの議題を入れる</source>
        <translation>Add the usual items</translation>
    </message>
    <message>
        <source>いまのリーダー：{0}（{1}から）。就任の前の日までになります。</source>
        <translation>Present leader: {0} (since {1}); ends the day before the new one begins.</translation>
    </message>
    <message>
        <source>いまの内容</source>
        <translation>Content as of now</translation>
    </message>
    <message>
        <source>いまの内容（第{0}版の案）</source>
        <translation>Content as of now (draft of edition {0})</translation>
    </message>
    <message>
        <source>いまの段階</source>
        <translation>Present step</translation>
    </message>
    <message>
        <source>いまの議題</source>
        <translation>Current item</translation>
    </message>
    <message>
        <source>いまは作りものの記録が入っています。本番を始めるときに空にします（団体・課の設定は残ります）。</source>
        <translation>This ledger holds made-up records. Clear them when real use begins (municipality and section settings stay).</translation>
    </message>
    <message>
        <source>いまは最初の段階です。前の段階はありません。</source>
        <translation>This is the first step. There is none before it.</translation>
    </message>
    <message>
        <source>いま使う様式</source>
        <translation>Layout in use</translation>
    </message>
    <message>
        <source>いま使う様式：{0}</source>
        <translation>Layout in use: {0}</translation>
    </message>
    <message>
        <source>いま急ぐことはありません。</source>
        <translation>Nothing urgent right now.</translation>
    </message>
    <message>
        <source>いま月にかかっている時間</source>
        <translation>Time it now takes per month</translation>
    </message>
    <message>
        <source>うちeラ</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>うちeラーニング</source>
        <translation>Of these, e-learning</translation>
    </message>
    <message>
        <source>うちその他</source>
        <translation>of which other</translation>
    </message>
    <message>
        <source>うち一般財源</source>
        <translation>of which general funds</translation>
    </message>
    <message>
        <source>うち国庫</source>
        <translation>of which national funds</translation>
    </message>
    <message>
        <source>うち未提出</source>
        <translation>Of which unsent</translation>
    </message>
    <message>
        <source>うち県</source>
        <translation>of which prefectural funds</translation>
    </message>
    <message>
        <source>うち起債</source>
        <translation>of which bonds</translation>
    </message>
    <message>
        <source>お試しを終える</source>
        <translation>End trial</translation>
    </message>
    <message>
        <source>お試しデータ</source>
        <translation>Trial data</translation>
    </message>
    <message>
        <source>お試しデータの台帳からは提出・同期のファイルを作れません。「設定」の「お試しを終える」で空の台帳にしてください。</source>
        <translation>A ledger of trial data gives no submission or sync file. Choose &quot;End the trial&quot; in Settings to start with an empty ledger.</translation>
    </message>
    <message>
        <source>お試しデータを入れて始める</source>
        <translation>Start with trial data</translation>
    </message>
    <message>
        <source>か月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>こうしたい</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>この PC</source>
        <translation>this PC</translation>
    </message>
    <message>
        <source>この PC だけに残ります。提出されません。</source>
        <translation>Stays on this PC only; never submitted.</translation>
    </message>
    <message>
        <source>この PC で書き出したファイルです。この台帳にないものは入っていません。</source>
        <translation>This file was written on this PC. It holds nothing that this ledger lacks.</translation>
    </message>
    <message>
        <source>この PC の時計（{now}）が、最後に書いた記録（{newest}）より前です。時計を合わせてください。記録の順序は変わりません。</source>
        <translation>This PC’s clock ({now}) stands before the newest record written here ({newest}). Please set the clock. The order of records does not change.</translation>
    </message>
    <message>
        <source>この PC の記号</source>
        <translation>Letter of this PC</translation>
    </message>
    <message>
        <source>このまま保存</source>
        <translation>Save as it is</translation>
    </message>
    <message>
        <source>このフォルダーに受け取るファイルが置かれると知らせます。内容を見てから受け取ります。共有フォルダーや USB も使えます。</source>
        <translation>You are told when files for you are laid into this folder; you look at them before they come in. Shared folders and USB sticks may be used.</translation>
    </message>
    <message>
        <source>この内容に決める</source>
        <translation>Decide for this</translation>
    </message>
    <message>
        <source>この台帳の写しが別の PC で使われています。失われた記録はなく、この PC は新しい番号で書き続けます。写しは使わないでください。</source>
        <translation>A copy of this ledger is in use on another PC. No record is lost, and this PC goes on under a new number. Do not use the copy.</translation>
    </message>
    <message>
        <source>この台帳の行は、すべて記録になっています。</source>
        <translation>Every row of this ledger is a record now.</translation>
    </message>
    <message>
        <source>この台帳は{role}のものです。この操作は{wanted}の台帳で行います。</source>
        <translation>This is a ledger of the role: {role}. Do this in a ledger of the role: {wanted}.</translation>
    </message>
    <message>
        <source>この台帳はファイルではなくデータベースにあります。バックアップはデータベースの管理者に依頼してください。</source>
        <translation>This store lies in a database, not in a file. Ask the database administrator for backups.</translation>
    </message>
    <message>
        <source>この年度の工程はありません。</source>
        <translation>There is no milestone in this year.</translation>
    </message>
    <message>
        <source>この年度の施策がまだありません</source>
        <translation>There are no measures in this fiscal year yet</translation>
    </message>
    <message>
        <source>この年度の施策はありません。「施策」で加えると、ここに調書が並びます。</source>
        <translation>No measures in this year. Add them under &quot;Measures&quot;, and their sheets appear here.</translation>
    </message>
    <message>
        <source>この年度の施策はありません。「＋ 施策」で加えます。</source>
        <translation>There are no measures in this fiscal year. Add one with “+ Measure”.</translation>
    </message>
    <message>
        <source>この年度の進捗照会はまだありません。「進捗照会を作る」で、すべての課に尋ねます。</source>
        <translation>There is no progress inquiry in this year yet. Make one to ask all sections.</translation>
    </message>
    <message>
        <source>この年度はまだ開いていません。「年度を開く」で、{0}の予定を同じ月日で作ります。</source>
        <translation>This fiscal year is not open yet. “Open the year” makes the dates of {0} again, on the same days.</translation>
    </message>
    <message>
        <source>この施策に指標はありません。</source>
        <translation>This measure has no indicator.</translation>
    </message>
    <message>
        <source>この施策の担当課でも関係課でもない課の回答です。担当課を確かめるか、理由を書いて差し戻します。</source>
        <translation>This answer is of a section that is neither in charge of the measure nor related to it. Find out whose it is, or send it back with a reason.</translation>
    </message>
    <message>
        <source>この日から後の課になります</source>
        <translation>From this day on it is the section after</translation>
    </message>
    <message>
        <source>この日から後の課になります。前の日までは元の課のままです。</source>
        <translation>From this day on it is the section after; until the day before, the section before.</translation>
    </message>
    <message>
        <source>この時点に戻す</source>
        <translation>Go back to this point</translation>
    </message>
    <message>
        <source>この条件の会議はありません。「＋ 会議」で、会議体と開催日を入れて加えます。</source>
        <translation>No meeting matches. Add one with “+ Meeting”: its body and its day.</translation>
    </message>
    <message>
        <source>この条件の意見はありません。会議の当日に「会議」の「意見を記録」で書きとめます。</source>
        <translation>No opinion matches. They are written down on the day, on “Meetings” with “Record opinions”.</translation>
    </message>
    <message>
        <source>この条件の意見は届いていません。情報政策課が公開した意見が、配布ファイルで届きます。</source>
        <translation>No such opinion has arrived. Opinions that the division publishes come with the distribution file.</translation>
    </message>
    <message>
        <source>この条件の指導記録はありません。Ctrl+G で記録できます。</source>
        <translation>No guidance matches. Press Ctrl+G to record some.</translation>
    </message>
    <message>
        <source>この条件の施策はありません。</source>
        <translation>No measure fits.</translation>
    </message>
    <message>
        <source>この条件の活動はありません。Ctrl+L で記録できます。</source>
        <translation>No activity matches. Press Ctrl+L to record one.</translation>
    </message>
    <message>
        <source>この条件の要望はありません。Ctrl+N で、件名だけでも記録できます。</source>
        <translation>No request matches. Press Ctrl+N to record one; a title is enough.</translation>
    </message>
    <message>
        <source>この条件の要望はありません。「受領・統合」で提出ファイルを取り込むと、ここに並びます。</source>
        <translation>No requests here. Take in submission files on “Receive and merge”, and they are listed here.</translation>
    </message>
    <message>
        <source>この条件の記録はありません。「受領・統合」で提出ファイルを取り込むと、ここに並びます。</source>
        <translation>No record matches. Records appear here once you import submission files under &quot;Receive/merge&quot;.</translation>
    </message>
    <message>
        <source>この様式を使う</source>
        <translation>Use this layout</translation>
    </message>
    <message>
        <source>この段階に入った日</source>
        <translation>In this step since</translation>
    </message>
    <message>
        <source>この版</source>
        <translation>This version</translation>
    </message>
    <message>
        <source>この版に戻す</source>
        <translation>Go back to this version</translation>
    </message>
    <message>
        <source>この版の内容の一部が、まだこの台帳に届いていません。もう一台の PC のファイルを受け取ってください。</source>
        <translation>Part of the content of this edition has not arrived in this ledger yet. Take in the file of the other PC.</translation>
    </message>
    <message>
        <source>この版の様式（要約値 {digest}…）がこの台帳にありません。PDF で書き出すか、様式を選んで書き出してください。</source>
        <translation>The layout of this edition (digest {digest}…) is not in this ledger. Write a PDF, or choose a layout to write with.</translation>
    </message>
    <message>
        <source>この画面では受け取らない種類</source>
        <translation>of a kind that is not received here</translation>
    </message>
    <message>
        <source>この画面のヘルプ</source>
        <translation>Help on this page</translation>
    </message>
    <message>
        <source>この研修に未受講の課はありません。</source>
        <translation>No section is left in this course.</translation>
    </message>
    <message>
        <source>この研修を開催の回ごとに入力する</source>
        <translation>Enter this course session by session</translation>
    </message>
    <message>
        <source>この紙を見た人は、どの課の名前でもファイルを作れます。金庫にしまってください。</source>
        <translation>Whoever sees this paper can write files in any section&apos;s name. Keep it in a safe.</translation>
    </message>
    <message>
        <source>この組織を直す</source>
        <translation>Edit this body</translation>
    </message>
    <message>
        <source>この記録には 2 台の PC で別々に直した版があります。両方とも残っています。</source>
        <translation>This record was changed separately on 2 PCs. Both revisions are kept.</translation>
    </message>
    <message>
        <source>この記録には別の PC で直した版もあり、両方とも残っています。1 つに決めるまで変更できません。</source>
        <translation>Another PC changed this record, too; both revisions are kept. It cannot be changed until one is chosen.</translation>
    </message>
    <message>
        <source>この記録は {owner} のものです。{writer} は変更できません。</source>
        <translation>This record belongs to {owner}. {writer} cannot change it.</translation>
    </message>
    <message>
        <source>この記録は削除されています。「元に戻す」で一覧に戻ります。</source>
        <translation>This record is deleted. &quot;Undo&quot; brings it back to the list.</translation>
    </message>
    <message>
        <source>この記録は削除されています。「元に戻す」で戻してから変更してください。</source>
        <translation>This record is deleted. Restore it with &quot;Undo&quot; before changing it.</translation>
    </message>
    <message>
        <source>この記録へ移る</source>
        <translation>Go to this record</translation>
    </message>
    <message>
        <source>この読み方にする（{0} か所）</source>
        <translation>Use these readings ({0})</translation>
    </message>
    <message>
        <source>この課 {0}</source>
        <translation>This section {0}</translation>
    </message>
    <message>
        <source>この課の施策</source>
        <translation>Measures of this section</translation>
    </message>
    <message>
        <source>この課の施策ではありません。担当課でなければ「回答を取り下げる」で取り下げてください。</source>
        <translation>This is not a measure of this section. If the section is not in charge, take the answer back.</translation>
    </message>
    <message>
        <source>この課の施策はありません。情報政策課の配布ファイルを受け取ると、ここに並びます。</source>
        <translation>This section has no measures. They appear here once the division&apos;s file has been received.</translation>
    </message>
    <message>
        <source>この鍵に戻す</source>
        <translation>Bring this key back</translation>
    </message>
    <message>
        <source>これから</source>
        <translation>What comes next</translation>
    </message>
    <message>
        <source>これからの提出ファイルと記録者の名前は「{0}」になります。</source>
        <translation>Files and authors are called “{0}” from now on.</translation>
    </message>
    <message>
        <source>これからの提出ファイルは「{0}」のものになります。登録の鍵は今のものが使えます。</source>
        <translation>Files are those of “{0}” from now on. The present key stays good.</translation>
    </message>
    <message>
        <source>これからの研修</source>
        <translation>Coming sessions</translation>
    </message>
    <message>
        <source>これまでの提出</source>
        <translation>Past submissions</translation>
    </message>
    <message>
        <source>これまでの記録はすべて残ります。続いている要望も、そのまま直して提出できます。</source>
        <translation>All records stay. Requests that go on can be edited and handed over as before.</translation>
    </message>
    <message>
        <source>これを過ぎると再受講。空なら期限なし</source>
        <translation>After this it is taken again; empty: no limit</translation>
    </message>
    <message>
        <source>ごみ箱</source>
        <translation>Wastebasket</translation>
    </message>
    <message>
        <source>ごみ箱…</source>
        <translation>Wastebasket…</translation>
    </message>
    <message>
        <source>ごみ箱は空です。</source>
        <translation>The wastebasket is empty.</translation>
    </message>
    <message>
        <source>しない</source>
        <translation>Not reflected</translation>
    </message>
    <message>
        <source>すでに「{0}」です。</source>
        <translation>It is “{0}” already.</translation>
    </message>
    <message>
        <source>すでに差し戻しています。課が直すのを待ってください。</source>
        <translation>It was sent back already. Wait for the section to mend it.</translation>
    </message>
    <message>
        <source>すでに確認済です。</source>
        <translation>It is confirmed already.</translation>
    </message>
    <message>
        <source>すべてに印</source>
        <translation>Mark all</translation>
    </message>
    <message>
        <source>すべての会議体</source>
        <translation>all bodies</translation>
    </message>
    <message>
        <source>すべての版</source>
        <translation>All versions</translation>
    </message>
    <message>
        <source>すべての課が回答しました。</source>
        <translation>All sections have answered.</translation>
    </message>
    <message>
        <source>すべての課に配布</source>
        <translation>Distribute to all</translation>
    </message>
    <message>
        <source>すべての課（{0} 課）</source>
        <translation>All sections ({0})</translation>
    </message>
    <message>
        <source>すべての調書</source>
        <translation>All sheets</translation>
    </message>
    <message>
        <source>すべてを書き出しています…</source>
        <translation>Exporting everything…</translation>
    </message>
    <message>
        <source>すべてを書き出す</source>
        <translation>Export everything</translation>
    </message>
    <message>
        <source>すべてを書き出す…</source>
        <translation>Export everything…</translation>
    </message>
    <message>
        <source>すべて回答しました</source>
        <translation>All answered</translation>
    </message>
    <message>
        <source>すべて確定しました（期日 {0}/{1}）</source>
        <translation>All frozen (due {0}/{1})</translation>
    </message>
    <message>
        <source>すべて選ぶ</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>そのあとに記録が直されているため、元に戻せません。記録の「経過」から前の版を確かめてください。</source>
        <translation>The record was written since, so this cannot be taken back. Look at the earlier versions in its history.</translation>
    </message>
    <message>
        <source>そのうちいちばん新しいもの：{0}</source>
        <translation>The newest of these: {0}</translation>
    </message>
    <message>
        <source>そのままにする</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>その他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>その時の課で</source>
        <translation>by the section of then</translation>
    </message>
    <message>
        <source>その都度</source>
        <translation>At any time</translation>
    </message>
    <message>
        <source>そろった {0} 件を確定</source>
        <translation>Freeze the {0} complete ones</translation>
    </message>
    <message>
        <source>そろっています</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>だれ</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>だれが、何を、いつしたか</source>
        <translation>Who did what, and when</translation>
    </message>
    <message>
        <source>だれに必須かは、「コース」でコースごとに選びます。</source>
        <translation>Whom a course is required for is chosen under &quot;Courses&quot;.</translation>
    </message>
    <message>
        <source>つながる話題</source>
        <translation>Topics that call for it</translation>
    </message>
    <message>
        <source>と</source>
        <translation> and </translation>
    </message>
    <message>
        <source>どこか</source>
        <translation>somewhere</translation>
    </message>
    <message>
        <source>どちらで使いますか</source>
        <translation>Who will use LeaderDesk here?</translation>
    </message>
    <message>
        <source>どの内容にするかは{0}が決めます。決まると、次の提出ファイルで届きます。</source>
        <translation>{0} decides which content holds. The decision arrives with the next submission.</translation>
    </message>
    <message>
        <source>なし</source>
        <translation>none</translation>
    </message>
    <message>
        <source>なぜそうなるのか、どうすればよくなるのか</source>
        <translation>Why is it so, and what would make it better</translation>
    </message>
    <message>
        <source>ねらい</source>
        <translation>Aim</translation>
    </message>
    <message>
        <source>はい</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>ひとことで。これだけで保存できます</source>
        <translation>In a few words; this alone is enough to save</translation>
    </message>
    <message>
        <source>ほか {0:,} 件</source>
        <translation>and {0:,} more</translation>
    </message>
    <message>
        <source>ほか {0} 件</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>ほかのファイル…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>ほかの課のプロジェクトは動かせません。</source>
        <translation>Another section’s project cannot be moved.</translation>
    </message>
    <message>
        <source>まだ</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>まだありません。「＋ コース」で加えます。</source>
        <translation>None yet. Add one with &quot;+ Course&quot;.</translation>
    </message>
    <message>
        <source>まだありません。「＋ 追加」か「Excelから貼り付け」で入れます。</source>
        <translation>Nothing here yet. Use &quot;+ Add&quot; or &quot;Paste from Excel&quot;.</translation>
    </message>
    <message>
        <source>まだありません。「＋ 追加」で入れます。</source>
        <translation>None yet. Add one with “+ Add”.</translation>
    </message>
    <message>
        <source>まだありません。「＋ 開催」で加えます。</source>
        <translation>None yet. Add one with &quot;+ Session&quot;.</translation>
    </message>
    <message>
        <source>まだ何も取り込んでいません。</source>
        <translation>Nothing was taken in yet.</translation>
    </message>
    <message>
        <source>まだ受け付けていない要望が {0} 件あります</source>
        <translation>{0} requests are not received yet</translation>
    </message>
    <message>
        <source>まだ受け付けていない要望です。先に「受付」にしてください。</source>
        <translation>Not received yet. Set it to “Received” first.</translation>
    </message>
    <message>
        <source>まだ受け取っていません。「受領・統合」に提出ファイルを置きます。</source>
        <translation>Nothing received yet. Drop submission files under &quot;Receive/merge&quot;.</translation>
    </message>
    <message>
        <source>まだ回答がありません。</source>
        <translation>There is no answer yet.</translation>
    </message>
    <message>
        <source>まだ回答のない施策が選ばれています。</source>
        <translation>A measure without an answer is selected.</translation>
    </message>
    <message>
        <source>まだ提出していない課が {0} 課あります</source>
        <translation>Sections yet to submit: {0}</translation>
    </message>
    <message>
        <source>まだ提出していません</source>
        <translation>Not submitted yet</translation>
    </message>
    <message>
        <source>まだ提出していません。上の「提出ファイルを書き出す」で作れます。</source>
        <translation>Nothing submitted yet. Make a file with &quot;Export submission file&quot; above.</translation>
    </message>
    <message>
        <source>まだ確かめていない</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>まだ記録がありません。</source>
        <translation>Nothing recorded yet.</translation>
    </message>
    <message>
        <source>まだ記録していません。種類の数字から始めます。</source>
        <translation>Nothing recorded yet. Begin with the digit of the type.</translation>
    </message>
    <message>
        <source>まだ試す</source>
        <translation>Keep trying</translation>
    </message>
    <message>
        <source>まとめて削除  Del</source>
        <translation>Delete together  Del</translation>
    </message>
    <message>
        <source>まとめて変更</source>
        <translation>Change together</translation>
    </message>
    <message>
        <source>まもなく</source>
        <translation>Soon</translation>
    </message>
    <message>
        <source>まもなく任期末</source>
        <translation>Term ends soon</translation>
    </message>
    <message>
        <source>もとになった件数</source>
        <translation>Number of cases it is based on</translation>
    </message>
    <message>
        <source>もとの要望</source>
        <translation>Original request</translation>
    </message>
    <message>
        <source>やめる</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>やり直し</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>カレンダーから選ぶ</source>
        <translation>Choose from calendar</translation>
    </message>
    <message>
        <source>コマンドの書き方が違います。使い方を確かめてください（--help で説明が出ます）。</source>
        <translation>The command is not written correctly. Check its usage (--help explains it).</translation>
    </message>
    <message>
        <source>コース</source>
        <translation>Courses</translation>
    </message>
    <message>
        <source>コースごとの項目</source>
        <translation>Items of the course</translation>
    </message>
    <message>
        <source>コード</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>コード「{value}」はすでに使われています。別のコードにするか、そちらを直してください。</source>
        <translation>The code &quot;{value}&quot; is already in use. Choose another code, or edit the existing entry.</translation>
    </message>
    <message>
        <source>コードは 6 桁の団体コードと、庁内の課コードです。名簿にある課は名前が入ります。</source>
        <translation>Enter the 6-digit municipality code and your city hall&apos;s section code. Names of sections in the register are filled in.</translation>
    </message>
    <message>
        <source>シート</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>シート「{sheet}」の {cell} に文字が入りきりません。様式のセルで「折り返して全体を表示する」を選んでください。</source>
        <translation>The text in {cell} of sheet &quot;{sheet}&quot; does not fit. Turn on &quot;Wrap text&quot; for the cell in the layout.</translation>
    </message>
    <message>
        <source>シート「{sheet}」の {cell} の印「{mark}」は、調書にない印です。近いのは「{near}」です。直してから選び直してください。</source>
        <translation>The mark &quot;{mark}&quot; in {cell} of sheet &quot;{sheet}&quot; is unknown. The nearest is &quot;{near}&quot;. Correct it and choose the file again.</translation>
    </message>
    <message>
        <source>シート「{sheet}」の {row} 行目に、繰り返しの印が 2 種類あります。行を分けてから選び直してください。</source>
        <translation>Row {row} of sheet &quot;{sheet}&quot; has repeating marks of two kinds. Part them into two rows and choose the file again.</translation>
    </message>
    <message>
        <source>シート「{sheet}」の {row} 行目の管理番号は、別の課か別の種別の記録のものです。その行を空いた行に書き写してもらってください。</source>
        <translation>The id of row {row} in sheet “{sheet}” is that of a record of another section or kind. Have the row written anew in an empty row.</translation>
    </message>
    <message>
        <source>シート「{sheet}」の {row} 行目は、行の高さの上限まで広げても文字が入りきりません。全文は PDF で書き出せます。</source>
        <translation>Row {row} of sheet &quot;{sheet}&quot; does not hold its text even at the greatest height a row can have. A PDF holds it all.</translation>
    </message>
    <message>
        <source>シート「{sheet}」の {row} 行目は記入例の行です。取り込みません。番号のある行に書き写してもらってください。</source>
        <translation>Row {row} of sheet “{sheet}” is the row of the example and is not taken in. Have it written anew in a numbered row.</translation>
    </message>
    <message>
        <source>シート「{sheet}」の {row} 行目は記録にない行です。取り込みません。課の LeaderDesk に入力してもらってください。</source>
        <translation>Row {row} of sheet &quot;{sheet}&quot; is no record of the file and is not taken over. Ask the section to enter it in LeaderDesk.</translation>
    </message>
    <message>
        <source>シート「{sheet}」の{group}は {places} 件分の枠ですが、{count} 件あります。残りは載っていません。行を繰り返す印にしてください。</source>
        <translation>Sheet &quot;{sheet}&quot; has {places} places for {group}, but there are {count}. The rest is not on it. Use marks of a repeating row.</translation>
    </message>
    <message>
        <source>シートと見出し</source>
        <translation>Sheet and headings</translation>
    </message>
    <message>
        <source>シートの中身</source>
        <translation>content of a sheet</translation>
    </message>
    <message>
        <source>セキュリティ・モラル</source>
        <translation>Security and conduct</translation>
    </message>
    <message>
        <source>セキュリティ委員会</source>
        <translation>Security committee</translation>
    </message>
    <message>
        <source>セル</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>テーマ</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>データの場所を開く</source>
        <translation>Open data folder</translation>
    </message>
    <message>
        <source>データの場所：{0}</source>
        <translation>Data folder: {0}</translation>
    </message>
    <message>
        <source>バイト</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>バイナリ形式の Excel ブック（.xlsb）</source>
        <translation>binary Excel workbook (.xlsb)</translation>
    </message>
    <message>
        <source>バックアップから復元</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>バックアップから復元…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>バックアップから復元しました。それまでの台帳は「{0}」に残してあります。</source>
        <translation>Restored from the backup. The store that was there is kept as “{0}”.</translation>
    </message>
    <message>
        <source>バックアップと引継ぎファイル</source>
        <translation>Backups and hand-over files</translation>
    </message>
    <message>
        <source>バックアップになく、読み出せた{0}：{1:,} 件</source>
        <translation>Read, and not in the backup: {0} {1:,}</translation>
    </message>
    <message>
        <source>バックアップの一覧</source>
        <translation>List of backups</translation>
    </message>
    <message>
        <source>バックアップを作り、確かめました：{0}</source>
        <translation>Backup made and verified: {0}</translation>
    </message>
    <message>
        <source>パスをコピー</source>
        <translation>Copy path</translation>
    </message>
    <message>
        <source>パソコンの設定に合わせる</source>
        <translation>Follow the PC&apos;s setting</translation>
    </message>
    <message>
        <source>ファイル</source>
        <translation>File</translation>
    </message>
    <message>
        <source>ファイル  Alt+F</source>
        <translation>File  Alt+F</translation>
    </message>
    <message>
        <source>ファイルのパスをコピーしました。</source>
        <translation>File path copied.</translation>
    </message>
    <message>
        <source>ファイルの前後</source>
        <translation>before or behind the file</translation>
    </message>
    <message>
        <source>ファイルの形</source>
        <translation>Form of the files</translation>
    </message>
    <message>
        <source>ファイルを選ぶ</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>ファイルを選ぶ…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>ファイル名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>ファイル：{0}</source>
        <translation>File: {0}</translation>
    </message>
    <message>
        <source>ファイル：{0}   確認コード：{1}</source>
        <translation>File: {0}   Confirmation code: {1}</translation>
    </message>
    <message>
        <source>フォルダー「{file}」は奥にあるので見ていません。中のファイルも受け取るときは、選び直してください。</source>
        <translation>The folder &quot;{file}&quot; lies too deep and was not looked into. To receive the files in it, choose it by itself.</translation>
    </message>
    <message>
        <source>フォルダーを選ぶ</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>フォルダーを開く</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>ブックを選ぶ…</source>
        <translation>Choose a workbook…</translation>
    </message>
    <message>
        <source>プログラム</source>
        <translation>program</translation>
    </message>
    <message>
        <source>プロジェクト</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>プロジェクト「{0}」が「{1}」で止まっています（{2}日目）</source>
        <translation>The project “{0}” is stuck in “{1}” (day {2})</translation>
    </message>
    <message>
        <source>プロジェクトにする</source>
        <translation>Make it a project</translation>
    </message>
    <message>
        <source>プロジェクトを再開しました。</source>
        <translation>The project was taken up again.</translation>
    </message>
    <message>
        <source>プロジェクトを始めました。</source>
        <translation>The project has begun.</translation>
    </message>
    <message>
        <source>プロジェクトを直す</source>
        <translation>Change the project</translation>
    </message>
    <message>
        <source>プロジェクトを終えました。</source>
        <translation>The project has ended.</translation>
    </message>
    <message>
        <source>プロジェクトを終える</source>
        <translation>End the project</translation>
    </message>
    <message>
        <source>プロジェクト名</source>
        <translation>Project name</translation>
    </message>
    <message>
        <source>ヘルプ</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>ヘルプ  F1</source>
        <translation>Help  F1</translation>
    </message>
    <message>
        <source>ヘルプの本文</source>
        <translation>Help text</translation>
    </message>
    <message>
        <source>ヘルプの目次</source>
        <translation>Help contents</translation>
    </message>
    <message>
        <source>ページ</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>ページを作っています…</source>
        <translation>Making the pages…</translation>
    </message>
    <message>
        <source>ページ全体</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>マイナンバー</source>
        <translation>My Number</translation>
    </message>
    <message>
        <source>マクロ有効の Excel ブック（.xlsm）</source>
        <translation>macro-enabled Excel workbook (.xlsm)</translation>
    </message>
    <message>
        <source>メモは渡さない</source>
        <translation>Leave the memos out</translation>
    </message>
    <message>
        <source>メモも渡す</source>
        <translation>Include the memos</translation>
    </message>
    <message>
        <source>メール</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>メールの文面をコピー</source>
        <translation>Copy mail text</translation>
    </message>
    <message>
        <source>メールの文面をコピーしました。</source>
        <translation>Mail text copied.</translation>
    </message>
    <message>
        <source>メールアドレス</source>
        <translation>mail address</translation>
    </message>
    <message>
        <source>リッチテキスト文書（.rtf）</source>
        <translation>rich text document (.rtf)</translation>
    </message>
    <message>
        <source>リテラシー活動</source>
        <translation>Literacy activity</translation>
    </message>
    <message>
        <source>リーダーの任期が {0} に終わります。提出を済ませ、「ファイル」から引継ぎファイルを作る</source>
        <translation>The leader&apos;s term ends on {0}. Submit everything and make the hand-over file (menu File)</translation>
    </message>
    <message>
        <source>リーダーの呼び名</source>
        <translation>Name for leaders</translation>
    </message>
    <message>
        <source>・</source>
        <translation>, </translation>
    </message>
    <message>
        <source>一つの段階にとどまる日数</source>
        <translation>Days in one step</translation>
    </message>
    <message>
        <source>一つ前の状態へ戻します。「訂正の理由」を入力してください。</source>
        <translation>Goes back one state. Fill in “Reason for correction”.</translation>
    </message>
    <message>
        <source>一つ前の状態へ戻すとき</source>
        <translation>When going back one state</translation>
    </message>
    <message>
        <source>一つ前の状態へ戻すときは「訂正の理由」を入力してください。</source>
        <translation>To go back one state, fill in “Reason for correction”.</translation>
    </message>
    <message>
        <source>一方で削除され、もう一方で直されています。</source>
        <translation>Deleted on one side and edited on the other.</translation>
    </message>
    <message>
        <source>一覧</source>
        <translation>List</translation>
    </message>
    <message>
        <source>一覧からバックアップを選んでください。</source>
        <translation>Choose a backup from the list.</translation>
    </message>
    <message>
        <source>一覧から施策を選ぶと、ここに調書が出ます。</source>
        <translation>Choose a measure from the list to see its sheet here.</translation>
    </message>
    <message>
        <source>一覧から選ぶと、ここに内容が出ます。</source>
        <translation>Choose from the list to see the details here.</translation>
    </message>
    <message>
        <source>一覧から選ぶと、ここに調書が出ます。</source>
        <translation>Choose one from the list, and its sheet appears here.</translation>
    </message>
    <message>
        <source>一覧にない言葉があります。どれに当たるかを選びます。決めない言葉の行は取り込みません。</source>
        <translation>Some words are in no list. Choose what each stands for. Rows with words left open are not taken in.</translation>
    </message>
    <message>
        <source>一覧のシート「{sheet}」の {cell} の印「{mark}」は、施策ごとの値です。「{listed}」と書いてください。</source>
        <translation>The mark &quot;{mark}&quot; in {cell} of the list &quot;{sheet}&quot; differs from measure to measure. Write &quot;{listed}&quot;.</translation>
    </message>
    <message>
        <source>一覧へ戻る  Esc</source>
        <translation>Back to the board  Esc</translation>
    </message>
    <message>
        <source>一覧を印刷</source>
        <translation>Print the list</translation>
    </message>
    <message>
        <source>一部未受講</source>
        <translation>Some left</translation>
    </message>
    <message>
        <source>上の組織</source>
        <translation>Body above</translation>
    </message>
    <message>
        <source>上へ移す</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>上期</source>
        <translation>first half</translation>
    </message>
    <message>
        <source>下へ移す</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>下書き</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>下書き {0}件</source>
        <translation>Drafts: {0}</translation>
    </message>
    <message>
        <source>下書きが残っています：{0}</source>
        <translation>Unfinished draft: {0}</translation>
    </message>
    <message>
        <source>下期</source>
        <translation>second half</translation>
    </message>
    <message>
        <source>不一致</source>
        <translation>Mismatch</translation>
    </message>
    <message>
        <source>不要</source>
        <translation>no longer needed</translation>
    </message>
    <message>
        <source>不足 {0} 件</source>
        <translation>{0} missing</translation>
    </message>
    <message>
        <source>両方</source>
        <translation>Both</translation>
    </message>
    <message>
        <source>並び順</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>中止しました。</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>中止しました。どの調書も確定していません。</source>
        <translation>Stopped. No sheet was frozen.</translation>
    </message>
    <message>
        <source>中止しました。ファイルは作っていません。</source>
        <translation>Stopped. No file was made.</translation>
    </message>
    <message>
        <source>中止しました。取り込んだファイルはそのまま残ります。</source>
        <translation>Stopped. Files already imported are kept.</translation>
    </message>
    <message>
        <source>中止しました。書き出した分はそのまま配れます。</source>
        <translation>Stopped. The files written so far can be handed out.</translation>
    </message>
    <message>
        <source>中止しました。書き出した様式はそのまま残ります。</source>
        <translation>Stopped. The forms written so far stay.</translation>
    </message>
    <message>
        <source>中身から計算した 64 文字の値（SHA-256）</source>
        <translation>64 letters computed from the content (SHA-256)</translation>
    </message>
    <message>
        <source>予定</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>予定はありません。</source>
        <translation>There are no dates.</translation>
    </message>
    <message>
        <source>予定はまだありません。「＋ 予定」で加えます。</source>
        <translation>There are no dates yet. Add one with “+ Date”.</translation>
    </message>
    <message>
        <source>予定を削除しました。</source>
        <translation>The date was deleted.</translation>
    </message>
    <message>
        <source>予定を直す</source>
        <translation>Change the date</translation>
    </message>
    <message>
        <source>予定時期</source>
        <translation>Planned for</translation>
    </message>
    <message>
        <source>予期しない誤りが起きました。報告「{report}」を情報政策課へ渡してください。記録は失われていません。</source>
        <translation>An unexpected error occurred. Pass the report &quot;{report}&quot; to the information-policy division. No records were lost.</translation>
    </message>
    <message>
        <source>予算額</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>予算額・決算見込</source>
        <translation>Budget and expected settlement</translation>
    </message>
    <message>
        <source>事務局</source>
        <translation>Secretariat</translation>
    </message>
    <message>
        <source>事務局のとき</source>
        <translation>For a secretariat</translation>
    </message>
    <message>
        <source>事務局要約</source>
        <translation>Secretariat&apos;s summary</translation>
    </message>
    <message>
        <source>事実を集める</source>
        <translation>Gather facts</translation>
    </message>
    <message>
        <source>人</source>
        <translation> p.</translation>
    </message>
    <message>
        <source>人と体制</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>人役</source>
        <translation>Effort</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>今ある{0} {1:,} 件がなくなります（このバックアップの後に書いたものです）</source>
        <translation>{0}: {1:,} that are there now will be gone (written after this backup)</translation>
    </message>
    <message>
        <source>今すぐバックアップ</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>今の内容</source>
        <translation>Present content</translation>
    </message>
    <message>
        <source>今の内容と比べる</source>
        <translation>Compare with the present content</translation>
    </message>
    <message>
        <source>今の台帳は、同じフォルダーに別の名前で残します。</source>
        <translation>The present store is kept in the same folder under another name.</translation>
    </message>
    <message>
        <source>今の台帳はなくなりません。別の名前で同じフォルダーに残します。</source>
        <translation>The present store is not lost. It stays in the same folder under another name.</translation>
    </message>
    <message>
        <source>今の版</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>今の課で</source>
        <translation>by the section of now</translation>
    </message>
    <message>
        <source>今の課名簿の職員数を、この年度の分母として残します</source>
        <translation>Keeps the staff of today&apos;s list as this year&apos;s denominator</translation>
    </message>
    <message>
        <source>今年度と続いているもの</source>
        <translation>This year and ongoing</translation>
    </message>
    <message>
        <source>今年度の実績がまだありません。</source>
        <translation>There is no figure for this year yet.</translation>
    </message>
    <message>
        <source>今年度の記録</source>
        <translation>Records this fiscal year</translation>
    </message>
    <message>
        <source>今年度の記録（月別）</source>
        <translation>Records this fiscal year by month</translation>
    </message>
    <message>
        <source>今年度まだ配布していない課が {0} 課あります（今年度の登録の鍵が入ります）</source>
        <translation>Sections without a distribution file of this fiscal year, which brings its key: {0}</translation>
    </message>
    <message>
        <source>今年度実績</source>
        <translation>Actual this year</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今日 {0}/{1}</source>
        <translation>Today {0}/{1}</translation>
    </message>
    <message>
        <source>今日すること</source>
        <translation>To do today</translation>
    </message>
    <message>
        <source>今月 {0:,}</source>
        <translation>This month: {0:,}</translation>
    </message>
    <message>
        <source>今月分は {0}/{1} まで（あと{2}日）</source>
        <translation>Due {0}/{1} ({2} d left)</translation>
    </message>
    <message>
        <source>今（削除）</source>
        <translation>Present (deleted)</translation>
    </message>
    <message>
        <source>令和</source>
        <translation>Reiwa</translation>
    </message>
    <message>
        <source>以前の台帳から取り込む</source>
        <translation>Import an old ledger</translation>
    </message>
    <message>
        <source>以前の台帳から取り込む…</source>
        <translation>Import an old ledger…</translation>
    </message>
    <message>
        <source>仮説構築</source>
        <translation>Orient</translation>
    </message>
    <message>
        <source>件</source>
        <translation>items</translation>
    </message>
    <message>
        <source>件名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>件名と状態と公開用の回答が、すべての課に届きます</source>
        <translation>Title, state and public answer reach all sections</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>件数（n）</source>
        <translation>Count (n)</translation>
    </message>
    <message>
        <source>任意</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>任期</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>任期の終わり</source>
        <translation>End of term</translation>
    </message>
    <message>
        <source>任期末</source>
        <translation>Ending</translation>
    </message>
    <message>
        <source>会場</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>会議</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>会議の内容・議題・意見</source>
        <translation>The meeting&apos;s facts, agenda and opinions</translation>
    </message>
    <message>
        <source>会議の意見</source>
        <translation>Opinions of the meeting</translation>
    </message>
    <message>
        <source>会議をまだ登録していません</source>
        <translation>no meeting is entered yet</translation>
    </message>
    <message>
        <source>会議を開く</source>
        <translation>Open the meetings</translation>
    </message>
    <message>
        <source>会議体</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>会議体：すべて</source>
        <translation>Body: all</translation>
    </message>
    <message>
        <source>会議名</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>似た要望</source>
        <translation>Similar requests</translation>
    </message>
    <message>
        <source>似た要望があります</source>
        <translation>There are similar requests</translation>
    </message>
    <message>
        <source>体制図</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>体制図の保存先</source>
        <translation>Save chart as</translation>
    </message>
    <message>
        <source>体制図を書き出しました：{0}</source>
        <translation>Wrote the chart: {0}</translation>
    </message>
    <message>
        <source>何の台帳ですか</source>
        <translation>What is it a ledger of?</translation>
    </message>
    <message>
        <source>何の活動か</source>
        <translation>What the activity was about</translation>
    </message>
    <message>
        <source>何もしない</source>
        <translation>Do nothing</translation>
    </message>
    <message>
        <source>何をすると決めたか</source>
        <translation>What was decided to be done</translation>
    </message>
    <message>
        <source>何をどう数えたか</source>
        <translation>What was counted, and how</translation>
    </message>
    <message>
        <source>何をどう数えるか</source>
        <translation>What is counted, and how</translation>
    </message>
    <message>
        <source>何を指導したか</source>
        <translation>What the guidance was about</translation>
    </message>
    <message>
        <source>何日か続くとき</source>
        <translation>If it lasts several days</translation>
    </message>
    <message>
        <source>作りものの記録で操作を試せます。本番の前に「設定」の「お試しを終える」で空にします。</source>
        <translation>Try everything out on made-up records. Before real use, clear them with &quot;End trial&quot; in &quot;Settings&quot;.</translation>
    </message>
    <message>
        <source>作りものの記録をすべて片付け、空の台帳で始めます。今の台帳は同じフォルダーに残します。</source>
        <translation>All made-up records are put away and you start with an empty ledger. The present ledger stays in the same folder.</translation>
    </message>
    <message>
        <source>作り直す</source>
        <translation>Issue anew</translation>
    </message>
    <message>
        <source>作成したフォーム・レイヤ数</source>
        <translation>Forms and layers made</translation>
    </message>
    <message>
        <source>作成中</source>
        <translation>In preparation</translation>
    </message>
    <message>
        <source>作成日時</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>使い始める年度</source>
        <translation>Used from fiscal year</translation>
    </message>
    <message>
        <source>使い終わる年度</source>
        <translation>Used until fiscal year</translation>
    </message>
    <message>
        <source>使えるバックアップはありません。読み出した版だけで台帳を作ります。</source>
        <translation>There is no usable backup. The ledger is made of what was read alone.</translation>
    </message>
    <message>
        <source>使わない（見出しから推測する）</source>
        <translation>None (guess from the headings)</translation>
    </message>
    <message>
        <source>例 1-01</source>
        <translation>e.g. 1-01</translation>
    </message>
    <message>
        <source>例 A</source>
        <translation>e.g. A</translation>
    </message>
    <message>
        <source>例 A 計画以上</source>
        <translation>e.g. A ahead of plan</translation>
    </message>
    <message>
        <source>例 A1</source>
        <translation>E.g. A1</translation>
    </message>
    <message>
        <source>例 ICT推進リーダー</source>
        <translation>e.g. ICT promotion leader</translation>
    </message>
    <message>
        <source>例 request.category</source>
        <translation>e.g. request.category</translation>
    </message>
    <message>
        <source>例 {0}</source>
        <translation>e.g. {0}</translation>
    </message>
    <message>
        <source>例 令和8年度 第1回 幹事会</source>
        <translation>e.g. 1st steering committee, FY2026</translation>
    </message>
    <message>
        <source>例 各部局長。個人名は書きません</source>
        <translation>e.g. heads of departments; no personal names</translation>
    </message>
    <message>
        <source>例 本部長・会長・統括責任者</source>
        <translation>e.g. chief, chair, head</translation>
    </message>
    <message>
        <source>例 業務統計、e-Stat、RESAS</source>
        <translation>e.g. own statistics, e-Stat, RESAS</translation>
    </message>
    <message>
        <source>例 第1回 財務会計システム</source>
        <translation>E.g. Session 1, accounting system</translation>
    </message>
    <message>
        <source>例 課長以上</source>
        <translation>E.g. section heads and above</translation>
    </message>
    <message>
        <source>例：{0}</source>
        <translation>e.g. {0}</translation>
    </message>
    <message>
        <source>依頼</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>依頼文</source>
        <translation>Text of the request</translation>
    </message>
    <message>
        <source>係</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存  Ctrl+S</source>
        <translation>Save  Ctrl+S</translation>
    </message>
    <message>
        <source>保存されたメール（.msg）</source>
        <translation>saved mail (.msg)</translation>
    </message>
    <message>
        <source>保存して次へ</source>
        <translation>Save and next</translation>
    </message>
    <message>
        <source>保存して次へ  Ctrl+Enter</source>
        <translation>Save and go on  Ctrl+Enter</translation>
    </message>
    <message>
        <source>保存しました {0}</source>
        <translation>Saved {0}</translation>
    </message>
    <message>
        <source>保存しました {0}。次の提出で届きます。</source>
        <translation>Saved {0}. It goes with the next hand-over.</translation>
    </message>
    <message>
        <source>保存しました：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>保存できない文字（{character}、{position} 文字目）があります。その文字を消してください。</source>
        <translation>The text has a character that cannot be saved ({character}, position {position}). Delete it.</translation>
    </message>
    <message>
        <source>保存できない欄が {count} か所あります：{first}</source>
        <translation>{count} cells cannot be saved: {first}</translation>
    </message>
    <message>
        <source>保存できませんでした（{reason}）。空き容量とフォルダーの権限を確かめてください。入力はこの画面に残っています。</source>
        <translation>Could not save ({reason}). Check the free space and the folder&apos;s permissions. What you typed is still on this page.</translation>
    </message>
    <message>
        <source>保存先</source>
        <translation>Save to</translation>
    </message>
    <message>
        <source>保存先「{folder}」に書けません（{reason}）。別のフォルダーを選んでください。</source>
        <translation>Cannot write to the folder &quot;{folder}&quot; ({reason}). Choose another folder.</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>On hold</translation>
    </message>
    <message>
        <source>保管した断片</source>
        <translation>Kept piece</translation>
    </message>
    <message>
        <source>修了</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>修了証（1 人 1 枚）</source>
        <translation>Certificates (one page each)</translation>
    </message>
    <message>
        <source>個人名ではなく係の名前</source>
        <translation>Name of the unit, not of a person</translation>
    </message>
    <message>
        <source>個人名ではなく係や職</source>
        <translation>A unit or post, no personal name</translation>
    </message>
    <message>
        <source>個人名ではなく係や課の名前</source>
        <translation>A unit or section, not a person&apos;s name</translation>
    </message>
    <message>
        <source>個人名ではなく職</source>
        <translation>A post, no personal name</translation>
    </message>
    <message>
        <source>個人名ではなく職の名前</source>
        <translation>A post, no personal name</translation>
    </message>
    <message>
        <source>個人名ではなく職の名前。例 記録係 主査</source>
        <translation>A post, no personal name; e.g. senior clerk, records</translation>
    </message>
    <message>
        <source>個人名ではなく職や立場</source>
        <translation>A post or role, no personal name</translation>
    </message>
    <message>
        <source>個人名ではなく職名や事業者名</source>
        <translation>A post or a company, not a person&apos;s name</translation>
    </message>
    <message>
        <source>個人名は書きません。例 記録係 主査</source>
        <translation>No personal names; e.g. senior clerk, records</translation>
    </message>
    <message>
        <source>個人情報らしい記載のある記録が {0} 件あります。要らなければ消してください。</source>
        <translation>{0} records hold what looks like personal data. Remove what is not needed.</translation>
    </message>
    <message>
        <source>値</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>停滞</source>
        <translation>Stalled</translation>
    </message>
    <message>
        <source>停滞とみなす日数</source>
        <translation>Stale after</translation>
    </message>
    <message>
        <source>備考</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>元になった要望・生まれた要望</source>
        <translation>Related request</translation>
    </message>
    <message>
        <source>元に戻す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>元の台帳「{file}」には上書きしません。別の名前を付けてください。</source>
        <translation>The ledger “{file}” itself is not overwritten. Choose another name.</translation>
    </message>
    <message>
        <source>元の課</source>
        <translation>Former section</translation>
    </message>
    <message>
        <source>元の課の記録と続いている要望は、{0}が引き継ぎます。</source>
        <translation>{0} goes on with the records and open requests.</translation>
    </message>
    <message>
        <source>元の課の記録の番号と課は変わりません。これからの番号は {0} からです。</source>
        <translation>Numbers and sections of the records so far do not change. New numbers begin with {0}.</translation>
    </message>
    <message>
        <source>元の課の記録は、記録を引き継ぐ課の PC で続きます。</source>
        <translation>The records so far go on at the PC of the section that takes them over.</translation>
    </message>
    <message>
        <source>元の課の記録を引き継ぐ課を 1 つ選びます。ほかの課は、記録のない状態から始めます。</source>
        <translation>Choose the one section that goes on with the records. The others start without records.</translation>
    </message>
    <message>
        <source>元の課も残す</source>
        <translation>Keep the section before</translation>
    </message>
    <message>
        <source>元の連絡</source>
        <translation>Original liaison</translation>
    </message>
    <message>
        <source>元の鍵を、紙の鍵に置き換えますか。いまの鍵で配った登録は使えなくなります。</source>
        <translation>Replace the master key by the one on paper? Keys that came of the present one are no longer good.</translation>
    </message>
    <message>
        <source>入力の表</source>
        <translation>Table to type into</translation>
    </message>
    <message>
        <source>入力を JSON として読み取れません（{reason}）。</source>
        <translation>Cannot read the input as JSON ({reason}).</translation>
    </message>
    <message>
        <source>入力中</source>
        <translation>Being filled in</translation>
    </message>
    <message>
        <source>全体</source>
        <translation>whole file</translation>
    </message>
    <message>
        <source>全体と回答</source>
        <translation>Overview and answer</translation>
    </message>
    <message>
        <source>全体の要約値</source>
        <translation>Digest of the whole</translation>
    </message>
    <message>
        <source>全体最適化</source>
        <translation>Overall optimisation</translation>
    </message>
    <message>
        <source>全体最適化の考え方</source>
        <translation>Optimisation note</translation>
    </message>
    <message>
        <source>全庁</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>全庁に公開</source>
        <translation>Shared with all sections</translation>
    </message>
    <message>
        <source>全庁の一覧</source>
        <translation>City-wide list</translation>
    </message>
    <message>
        <source>全庁の一覧を見る</source>
        <translation>View city-wide list</translation>
    </message>
    <message>
        <source>全庁の要望</source>
        <translation>Requests of the city</translation>
    </message>
    <message>
        <source>全庁をまとめています…</source>
        <translation>Consolidating the whole city...</translation>
    </message>
    <message>
        <source>全庁公開</source>
        <translation>Share with all sections</translation>
    </message>
    <message>
        <source>全庁共有</source>
        <translation>Shared cases</translation>
    </message>
    <message>
        <source>全庁共有 {0}</source>
        <translation>Shared cases {0}</translation>
    </message>
    <message>
        <source>全庁統合_{0}_{1}.xlsx</source>
        <translation>Consolidated_{0}_{1}.xlsx</translation>
    </message>
    <message>
        <source>全職員</source>
        <translation>All staff</translation>
    </message>
    <message>
        <source>全職員に対する受講率：{0}</source>
        <translation>Of all staff: {0}</translation>
    </message>
    <message>
        <source>公開したデータ数</source>
        <translation>Data sets published</translation>
    </message>
    <message>
        <source>公開していない意見が {0} 件あります。公開すると調書に載ります。</source>
        <translation>{0} opinions are not published. Once published they stand on the sheet.</translation>
    </message>
    <message>
        <source>公開用の回答</source>
        <translation>Public answer</translation>
    </message>
    <message>
        <source>共同で使う</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>内容を見て受け取る</source>
        <translation>Look and receive</translation>
    </message>
    <message>
        <source>内容・気づき</source>
        <translation>Details and remarks</translation>
    </message>
    <message>
        <source>内部の覚え</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>内部の覚えを保存しました {0}</source>
        <translation>Internal note saved {0}</translation>
    </message>
    <message>
        <source>内部用</source>
        <translation>Internal</translation>
    </message>
    <message>
        <source>内部監査人の候補</source>
        <translation>Candidates for internal auditor</translation>
    </message>
    <message>
        <source>再受講の期限</source>
        <translation>To be taken again</translation>
    </message>
    <message>
        <source>再提出</source>
        <translation>Handed in again</translation>
    </message>
    <message>
        <source>再開する</source>
        <translation>Take up again</translation>
    </message>
    <message>
        <source>出典</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>出典：{0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>出典：{0}&#x3000;n={1:,}&#x3000;時点：{2}</source>
        <translation>Source: {0}  n={1:,}  As of: {2}</translation>
    </message>
    <message>
        <source>出席</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>分</source>
        <translation> min</translation>
    </message>
    <message>
        <source>分割</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>分割では、元の課の記録を引き継ぐ 1 課だけ</source>
        <translation>After a split, only the one section that takes over the records</translation>
    </message>
    <message>
        <source>分割では、元の課の記録を引き継ぐ課を 1 つ選んでください。</source>
        <translation>For a split, choose the one section that goes on with the records.</translation>
    </message>
    <message>
        <source>分割では「後の課」を 2 課以上にしてください。1 課だけなら「名称変更」を選びます。</source>
        <translation>A split needs two sections after it. For one, choose renaming.</translation>
    </message>
    <message>
        <source>分割：1 つの課が、2 つ以上の課になる</source>
        <translation>Split: one section becomes two or more</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>分母：{0}</source>
        <translation>Denominator: {0}</translation>
    </message>
    <message>
        <source>分科会</source>
        <translation>Subcommittee</translation>
    </message>
    <message>
        <source>分科会・WG</source>
        <translation>Subcommittee or WG</translation>
    </message>
    <message>
        <source>列と項目</source>
        <translation>Columns and fields</translation>
    </message>
    <message>
        <source>列を選ぶ</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>列を選ぶか、空欄のとき入れる値を決めてください：{0}</source>
        <translation>Choose a column, or a value for empty cells: {0}</translation>
    </message>
    <message>
        <source>初年度</source>
        <translation>First fiscal year</translation>
    </message>
    <message>
        <source>初期設定</source>
        <translation>Initial setup</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>別々の PC で直された版は、両方とも残っています。行を選び、見比べて 1 つに決めます。</source>
        <translation>Versions written on different PCs are both kept. Choose a line, compare, and decide for one.</translation>
    </message>
    <message>
        <source>別の PC で直した版があります。どちらにするか決めるまで、先へ進めません。</source>
        <translation>Another PC has a version of its own. Nothing goes on until you decide between them.</translation>
    </message>
    <message>
        <source>別の内容</source>
        <translation>Something else</translation>
    </message>
    <message>
        <source>利用者が削除</source>
        <translation>Deleted by user</translation>
    </message>
    <message>
        <source>削減時間</source>
        <translation>Hours saved</translation>
    </message>
    <message>
        <source>削除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>削除か変更か</source>
        <translation>Delete or edit</translation>
    </message>
    <message>
        <source>削除した記録</source>
        <translation>Deleted records</translation>
    </message>
    <message>
        <source>削除した記録はここに残り、いつでも戻せます。Shift や Ctrl を押しながら選ぶと、まとめて戻せます。</source>
        <translation>Deleted records stay here and can be brought back at any time; hold Shift or Ctrl to choose several.</translation>
    </message>
    <message>
        <source>削除しました。</source>
        <translation>Deleted.</translation>
    </message>
    <message>
        <source>削除しました（{0}）</source>
        <translation>Deleted ({0})</translation>
    </message>
    <message>
        <source>削除する</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>削除などでなくなった{0} {1:,} 件が戻ります</source>
        <translation>{0}: {1:,} that were deleted or lost come back</translation>
    </message>
    <message>
        <source>削除を取り消しました</source>
        <translation>Deletion undone</translation>
    </message>
    <message>
        <source>削除済</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>削除（{0}）</source>
        <translation>Deleted ({0})</translation>
    </message>
    <message>
        <source>前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>前に残した設定</source>
        <translation>Kept settings</translation>
    </message>
    <message>
        <source>前のページ</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>前の段階へ  Alt+←</source>
        <translation>Previous step  Alt+←</translation>
    </message>
    <message>
        <source>前の段階へ戻りました。</source>
        <translation>Back in the step before.</translation>
    </message>
    <message>
        <source>前の版</source>
        <translation>Version before</translation>
    </message>
    <message>
        <source>前の版と比べる</source>
        <translation>Compare with the version before</translation>
    </message>
    <message>
        <source>前の版に戻しても、今の内容は履歴に残ります。</source>
        <translation>When you go back to an earlier version, the present content stays in the history.</translation>
    </message>
    <message>
        <source>前の版に戻しました。</source>
        <translation>The earlier version holds again.</translation>
    </message>
    <message>
        <source>前の版：{0}</source>
        <translation>Edition before: {0}</translation>
    </message>
    <message>
        <source>前の画面へ</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>前任者から受け取った「LD引継ぎ_…」のファイル、またはバックアップを選びます。</source>
        <translation>Choose the file that your predecessor gave you, or a backup.</translation>
    </message>
    <message>
        <source>前任者やこれまでのパソコンの記録を、そのまま引き継いで使います。</source>
        <translation>Go on with the records of your predecessor or of the PC so far.</translation>
    </message>
    <message>
        <source>前回と同じ</source>
        <translation>Same as last</translation>
    </message>
    <message>
        <source>前回は正常に終わりませんでした。保存した記録はすべて残っています。</source>
        <translation>The program did not end well last time. Everything that was saved is there.</translation>
    </message>
    <message>
        <source>前年度 {0}</source>
        <translation>Last year {0}</translation>
    </message>
    <message>
        <source>前年度の回答から {0} 項目を写しました。</source>
        <translation>{0} fields were taken over from last year&apos;s answer.</translation>
    </message>
    <message>
        <source>前年度の回答はありません。</source>
        <translation>There is no answer of last year.</translation>
    </message>
    <message>
        <source>前年度を写す</source>
        <translation>Take over last year&apos;s</translation>
    </message>
    <message>
        <source>前年度実績</source>
        <translation>Actual last year</translation>
    </message>
    <message>
        <source>助言</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>効果</source>
        <translation>Effect</translation>
    </message>
    <message>
        <source>効果と根拠</source>
        <translation>Effect and evidence</translation>
    </message>
    <message>
        <source>効果額</source>
        <translation>Savings</translation>
    </message>
    <message>
        <source>動いて、確かめる</source>
        <translation>Do it and check</translation>
    </message>
    <message>
        <source>募集</source>
        <translation>Announced</translation>
    </message>
    <message>
        <source>募集中の研修はありません。</source>
        <translation>No session is announced.</translation>
    </message>
    <message>
        <source>区分</source>
        <translation>Vocabulary</translation>
    </message>
    <message>
        <source>千円</source>
        <translation> thousand yen</translation>
    </message>
    <message>
        <source>協議</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>単位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>印の一覧</source>
        <translation>List of marks</translation>
    </message>
    <message>
        <source>印を外す</source>
        <translation>Unmark all</translation>
    </message>
    <message>
        <source>印刷</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>印刷…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>印刷されるページ</source>
        <translation>Pages as printed</translation>
    </message>
    <message>
        <source>印刷の確認</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>印刷の確認と書き出しに使う内容です。確定していない調書は、どちらでも案が出ます。</source>
        <translation>What is previewed and written. Of a sheet that is not frozen, either gives the draft.</translation>
    </message>
    <message>
        <source>印刷の確認：{0}</source>
        <translation>Print preview: {0}</translation>
    </message>
    <message>
        <source>印刷プレビュー</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>印刷・書き出しの内容</source>
        <translation>Content to preview and write</translation>
    </message>
    <message>
        <source>反映しない</source>
        <translation>Not reflected</translation>
    </message>
    <message>
        <source>反映しない理由</source>
        <translation>Reason for not reflecting</translation>
    </message>
    <message>
        <source>反映先</source>
        <translation>Reflected in</translation>
    </message>
    <message>
        <source>反映済</source>
        <translation>Reflected</translation>
    </message>
    <message>
        <source>反映済にする</source>
        <translation>Mark as reflected</translation>
    </message>
    <message>
        <source>取り下げるときは「取下げの理由」を入力してください。</source>
        <translation>To withdraw, fill in &quot;Withdrawal reason&quot;.</translation>
    </message>
    <message>
        <source>取り消しても変わるものはありません。同じ内容がほかのファイルにもあります。</source>
        <translation>Nothing would change. Other files hold the same.</translation>
    </message>
    <message>
        <source>取り消す</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>取り消すと、{0} {1:,} 件が前の版に戻ります</source>
        <translation>{0}: {1:,} would go back to an earlier version</translation>
    </message>
    <message>
        <source>取り消すと、{0} {1:,} 件が見えなくなります</source>
        <translation>{0}: {1:,} would no longer be seen</translation>
    </message>
    <message>
        <source>取り消すと、そのファイルだけが持ってきた内容は見えなくなります。戻すか、もう一度取り込めば元どおりです。</source>
        <translation>Taking a file back hides what only this file brought. Bring it back, or take it in again, and all is as before.</translation>
    </message>
    <message>
        <source>取り込まない</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>取り込みは「ファイル」の「元に戻す」で、まとめて取り消せます。</source>
        <translation>“Undo” in the menu “File” takes the whole import back.</translation>
    </message>
    <message>
        <source>取り込みました</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>取り込む</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>取り込むと、新規 {0:,} 件、変更 {1:,} 件が加わります。</source>
        <translation>Importing will add {0:,} new and {1:,} changed records.</translation>
    </message>
    <message>
        <source>取り込む（{0:,}件）</source>
        <translation>Take in ({0:,})</translation>
    </message>
    <message>
        <source>取り込む（{0}ファイル）</source>
        <translation>Import files ({0})</translation>
    </message>
    <message>
        <source>取り込む（{0}行）</source>
        <translation>Import rows ({0})</translation>
    </message>
    <message>
        <source>取り込めない行に色を付けた Excel を保存…</source>
        <translation>Save an Excel file with the wrong rows coloured…</translation>
    </message>
    <message>
        <source>取り込めない行は、理由を読んで Excel で直し、もう一度取り込めます。同じ行は二重に入りません。</source>
        <translation>Read why a row cannot come in, mend it in Excel and take the file in again. No row enters twice.</translation>
    </message>
    <message>
        <source>取り込めます</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>取り込めません</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>取り込んだファイル</source>
        <translation>Files taken in</translation>
    </message>
    <message>
        <source>取り込んでいます</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>取り込んでいます…</source>
        <translation>Taking in…</translation>
    </message>
    <message>
        <source>取下げ</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>取下げの理由</source>
        <translation>Withdrawal reason</translation>
    </message>
    <message>
        <source>取下げ・要確認</source>
        <translation>Withdrawn, to be checked</translation>
    </message>
    <message>
        <source>取消済</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>取組の実績</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>取組内容</source>
        <translation>What is done</translation>
    </message>
    <message>
        <source>取込みを取り消す</source>
        <translation>Take this file back</translation>
    </message>
    <message>
        <source>取込みを戻す</source>
        <translation>Bring this file back</translation>
    </message>
    <message>
        <source>取込完了</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>取込日時</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>取込済み</source>
        <translation>Already in</translation>
    </message>
    <message>
        <source>受ける人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>受け取ったファイル</source>
        <translation>Received files</translation>
    </message>
    <message>
        <source>受け取ったファイルの控えを「{folder}」に置けません（{reason}）。空き容量を確かめ、もう一度取り込んでください。</source>
        <translation>The copy of a received file cannot be put into “{folder}” ({reason}). Check the free space and take the file in again.</translation>
    </message>
    <message>
        <source>受け取っています</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>受け取りました（{0}）</source>
        <translation>Received ({0})</translation>
    </message>
    <message>
        <source>受け取り待ち</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>受け取る</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>受け取るファイルが {0:,} 件あります</source>
        <translation>{0:,} files to receive</translation>
    </message>
    <message>
        <source>受け取るファイルの内容</source>
        <translation>What the files bring</translation>
    </message>
    <message>
        <source>受け取るフォルダー</source>
        <translation>Folder to receive from</translation>
    </message>
    <message>
        <source>受け取るフォルダー「{folder}」が見えません（{reason}）。つながっているか、「設定」の「受け取るフォルダー」を確かめてください。</source>
        <translation>The folder to receive from, “{folder}”, cannot be seen ({reason}). Check that it is connected, and “Folder to receive from” in the settings.</translation>
    </message>
    <message>
        <source>受け取る（{0}ファイル）</source>
        <translation>Receive ({0} files)</translation>
    </message>
    <message>
        <source>受付</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受付のときに自動的に付きます</source>
        <translation>Given automatically on reception</translation>
    </message>
    <message>
        <source>受付日</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation>Reception no.</translation>
    </message>
    <message>
        <source>受付番号・整理番号・件名で探す</source>
        <translation>Find by number or title</translation>
    </message>
    <message>
        <source>受講</source>
        <translation>Attended</translation>
    </message>
    <message>
        <source>受講が対象より多いとき</source>
        <translation>If more attended than were to</translation>
    </message>
    <message>
        <source>受講が対象より多くなっています。二重に数えていないか確かめ、正しければ「対象より多い理由」を書いてください。</source>
        <translation>More attended than were to. Check that nobody was counted twice; if it is right, write why.</translation>
    </message>
    <message>
        <source>受講なし</source>
        <translation>Nobody attended</translation>
    </message>
    <message>
        <source>受講のうち。残りは集合</source>
        <translation>Of those who attended; the others gathered</translation>
    </message>
    <message>
        <source>受講状況</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>受講率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>受講率（%）</source>
        <translation>Rate (%)</translation>
    </message>
    <message>
        <source>受講者名簿・修了証</source>
        <translation>Sign-in sheet and certificates</translation>
    </message>
    <message>
        <source>受講者名簿（署名用）</source>
        <translation>Sign-in sheet</translation>
    </message>
    <message>
        <source>受講／対象（人）</source>
        <translation>Attended / target</translation>
    </message>
    <message>
        <source>受領</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受領された日時</source>
        <translation>Taken in at</translation>
    </message>
    <message>
        <source>受領・統合</source>
        <translation>Receive/merge</translation>
    </message>
    <message>
        <source>受領日</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>受領結果.xlsx</source>
        <translation>Receipt results.xlsx</translation>
    </message>
    <message>
        <source>受領結果の保存先</source>
        <translation>Save receipt results</translation>
    </message>
    <message>
        <source>受領結果を保存しました。</source>
        <translation>Receipt results saved.</translation>
    </message>
    <message>
        <source>受領証…</source>
        <translation>Receipt…</translation>
    </message>
    <message>
        <source>台帳「{file}」に取り込む行がありません。シートと見出しの行を確かめてください。</source>
        <translation>The ledger “{file}” has no row to take in. Check the sheet and the heading row.</translation>
    </message>
    <message>
        <source>台帳「{store}」から持ち主を読み出せず、使えるバックアップもありません。情報政策課に相談してください。台帳は元のままです。</source>
        <translation>Whose ledger &quot;{store}&quot; is cannot be read, and there is no usable backup. Ask the information-policy division. The ledger is as it was.</translation>
    </message>
    <message>
        <source>台帳「{store}」が見つかりません。場所を確かめてください。</source>
        <translation>The ledger &quot;{store}&quot; was not found. Check its location.</translation>
    </message>
    <message>
        <source>台帳「{store}」はすでにあります。別の名前を選んでください。</source>
        <translation>The ledger &quot;{store}&quot; already exists. Choose another name.</translation>
    </message>
    <message>
        <source>台帳「{store}」は別の LeaderDesk が開いています。そちらを閉じてから、もう一度開いてください。</source>
        <translation>Another LeaderDesk has the ledger &quot;{store}&quot; open. Close it there, then open it again.</translation>
    </message>
    <message>
        <source>台帳「{store}」は新しい版（{theirs}）で作られています。LeaderDesk を更新してください。何も変えていません。</source>
        <translation>The ledger &quot;{store}&quot; was made with a newer version ({theirs}). Update LeaderDesk. Nothing was changed.</translation>
    </message>
    <message>
        <source>台帳「{store}」は書き込めません。閲覧だけができます。</source>
        <translation>The ledger &quot;{store}&quot; cannot be written. You can only view it.</translation>
    </message>
    <message>
        <source>台帳「{store}」を開けません（{reason}）。空き容量とディスクを確かめ、もう一度開いてください。何も変えていません。</source>
        <translation>The ledger “{store}” cannot be opened ({reason}). Check the free space and the disk, then open it again. Nothing was changed.</translation>
    </message>
    <message>
        <source>台帳から書き換え防止の仕組みが消えています。バックアップから復元してください。</source>
        <translation>The ledger has lost its protection against changes. Restore it from a backup.</translation>
    </message>
    <message>
        <source>台帳として取り込む…</source>
        <translation>Take in as a ledger…</translation>
    </message>
    <message>
        <source>台帳に異常はありません。すべての版を確かめました。</source>
        <translation>The store is sound. Every version was checked.</translation>
    </message>
    <message>
        <source>台帳のファイル</source>
        <translation>The ledger&apos;s file</translation>
    </message>
    <message>
        <source>台帳のファイルをここへ置きます（.xlsx・.xls・CSV など）</source>
        <translation>Drop the ledger here (.xlsx, .xls, CSV …)</translation>
    </message>
    <message>
        <source>台帳の一覧（{kind}）が版と合いません。「check --rebuild」で作り直せます。</source>
        <translation>The ledger&apos;s list ({kind}) does not match its revisions. Rebuild it with &quot;check --rebuild&quot;.</translation>
    </message>
    <message>
        <source>台帳の列</source>
        <translation>Column of the ledger</translation>
    </message>
    <message>
        <source>台帳の列が、どの項目かを確かめます。同じ項目を選んだ列は、つなげて読みます。</source>
        <translation>Check which field each column is. Columns of the same field are read together.</translation>
    </message>
    <message>
        <source>台帳の救出</source>
        <translation>Rescue of the ledger</translation>
    </message>
    <message>
        <source>台帳の版 {rev_id} の内容が記録時と違います。バックアップから復元してください。</source>
        <translation>Revision {rev_id} in the ledger is not as it was recorded. Restore the ledger from a backup.</translation>
    </message>
    <message>
        <source>台帳の版 {rev_id} の回数（{count}）が前の版から飛んでいます。記録は失われていません。書いた PC を確かめてください。</source>
        <translation>The running count of revision {rev_id} ({count}) leaps ahead of the one before. No record is lost. Check the PC that wrote it.</translation>
    </message>
    <message>
        <source>台帳の行</source>
        <translation>Rows of the ledger</translation>
    </message>
    <message>
        <source>台帳の言葉</source>
        <translation>Word of the ledger</translation>
    </message>
    <message>
        <source>台帳の記録は、このあと直されています。取り込むと両方の版が残ります（競合）。</source>
        <translation>The record has been changed in the ledger since. Taking this over keeps both versions (a conflict).</translation>
    </message>
    <message>
        <source>台帳を診断</source>
        <translation>Check the store</translation>
    </message>
    <message>
        <source>台帳を診断しています…</source>
        <translation>Checking the store…</translation>
    </message>
    <message>
        <source>号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>各課から届いた提出ファイルを、まとめて置けます。60 個でも一度に判定します。</source>
        <translation>Drop all the sections&apos; submission files at once. Even 60 files are checked in one go.</translation>
    </message>
    <message>
        <source>各課に公開</source>
        <translation>Published to sections</translation>
    </message>
    <message>
        <source>各課の担当</source>
        <translation>Person in charge in each section</translation>
    </message>
    <message>
        <source>各課の提出ファイルを受け取り、全庁を1つの一覧と1冊のブックにまとめます。</source>
        <translation>Receive the submission files of all sections and bring the whole city together in one list and one workbook.</translation>
    </message>
    <message>
        <source>合わせるバックアップ：{0}</source>
        <translation>Joined with the backup of {0}</translation>
    </message>
    <message>
        <source>合計や見出しの繰り返しなどの行は読みません：{0} 行目</source>
        <translation>Totals, repeated headings and the like are not read: row {0}</translation>
    </message>
    <message>
        <source>同じ PC の同じ通し番号（{install} の {seq}）に別の版があります。PC が複製されていないか確かめてください。</source>
        <translation>Different revisions carry the same serial number of one PC ({install}, {seq}). Check whether the PC was cloned.</translation>
    </message>
    <message>
        <source>同じものの記録がすでにあります。新しく作らず、そちらを開いて直してください。</source>
        <translation>There is a record of the same already. Open and correct that one.</translation>
    </message>
    <message>
        <source>同じ列の並びの台帳なら、すぐに確かめへ進めます</source>
        <translation>For a ledger with the same columns, nothing needs to be chosen again</translation>
    </message>
    <message>
        <source>同じ列の並びの設定として残す</source>
        <translation>Keep as settings for ledgers with these columns</translation>
    </message>
    <message>
        <source>同じ尺度の段階は同じ名前</source>
        <translation>The grades of one scale share its name</translation>
    </message>
    <message>
        <source>同じ見出しのほかのシートもまとめて取り込む</source>
        <translation>Take in all other sheets with the same headings, too</translation>
    </message>
    <message>
        <source>同じ誤りが続いています。起動し直すと直ることがあります。書きかけは下書きに残ります。</source>
        <translation>The same error comes again and again. Starting anew may help. What is being typed stays as a draft.</translation>
    </message>
    <message>
        <source>同じ課になる別の PC と違う記号にします。</source>
        <translation>No other PC of the same section may have it.</translation>
    </message>
    <message>
        <source>同期ファイルを書き出し、中身を確かめました：{0}</source>
        <translation>Sync file written and verified: {0}</translation>
    </message>
    <message>
        <source>同期ファイルを書き出す</source>
        <translation>Write a sync file</translation>
    </message>
    <message>
        <source>同期（課の PC から同じ課の PC へ）</source>
        <translation>sync (from a section&apos;s PC to another of its PCs)</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>名称変更</source>
        <translation>Renaming</translation>
    </message>
    <message>
        <source>名称変更：1 つの課が、別のコードと名前になる</source>
        <translation>Renaming: one section gets another code and name</translation>
    </message>
    <message>
        <source>名簿に加えて取り込む</source>
        <translation>Register and import</translation>
    </message>
    <message>
        <source>名簿の種別</source>
        <translation>Kind of register</translation>
    </message>
    <message>
        <source>名簿・コード</source>
        <translation>Registers/codes</translation>
    </message>
    <message>
        <source>名簿・修了証…</source>
        <translation>Sheet, certificates…</translation>
    </message>
    <message>
        <source>周回</source>
        <translation>Loop</translation>
    </message>
    <message>
        <source>周回の履歴</source>
        <translation>History of loops</translation>
    </message>
    <message>
        <source>周回は「実行」まで進めてから終えてください。</source>
        <translation>Take the loop to &quot;Act&quot; before ending it.</translation>
    </message>
    <message>
        <source>周回を始める  Alt+→</source>
        <translation>Begin a loop  Alt+→</translation>
    </message>
    <message>
        <source>四半期</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>四半期は 1 から 4 までで、終わりは始まりより前にできません。</source>
        <translation>Quarters go from 1 to 4; the last may not come before the first.</translation>
    </message>
    <message>
        <source>回の名称</source>
        <translation>Name of the session</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>回答する</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>回答のどの版を見たか</source>
        <translation>The version of the answer that was looked at</translation>
    </message>
    <message>
        <source>回答の内容</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>回答の版</source>
        <translation>Edition of the answer</translation>
    </message>
    <message>
        <source>回答の確認</source>
        <translation>Check of the answer</translation>
    </message>
    <message>
        <source>回答の遅れている照会が {0} 件あります（{1} 課）</source>
        <translation>{0} inquiries are late to be answered ({1} sections)</translation>
    </message>
    <message>
        <source>回答はまだありません</source>
        <translation>not answered yet</translation>
    </message>
    <message>
        <source>回答を保存</source>
        <translation>Save response</translation>
    </message>
    <message>
        <source>回答を取り下げる</source>
        <translation>Take the answer back</translation>
    </message>
    <message>
        <source>回答を直す</source>
        <translation>Edit response</translation>
    </message>
    <message>
        <source>回答を選んでください。</source>
        <translation>Select an answer.</translation>
    </message>
    <message>
        <source>回答・理由</source>
        <translation>Answer and reason</translation>
    </message>
    <message>
        <source>回答待ち</source>
        <translation>Awaiting answer</translation>
    </message>
    <message>
        <source>回答日</source>
        <translation>Answered on</translation>
    </message>
    <message>
        <source>回答期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>回答済</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>回答締切</source>
        <translation>Answers due</translation>
    </message>
    <message>
        <source>回答（2 つの版のどちらかに決める）</source>
        <translation>Answer (choose between two versions)</translation>
    </message>
    <message>
        <source>回答：{0}</source>
        <translation>Answer: {0}</translation>
    </message>
    <message>
        <source>団体</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>団体と課</source>
        <translation>Municipality and section</translation>
    </message>
    <message>
        <source>団体コード</source>
        <translation>Municipality code</translation>
    </message>
    <message>
        <source>団体コード ※必須</source>
        <translation>Municipality code (required)</translation>
    </message>
    <message>
        <source>団体コード「{value}」は正しくありません。総務省の 6 桁のコードを確かめてください。</source>
        <translation>The municipality code &quot;{value}&quot; is not correct. Check the 6-digit code issued by the Ministry of Internal Affairs and Communications.</translation>
    </message>
    <message>
        <source>団体名</source>
        <translation>Municipality name</translation>
    </message>
    <message>
        <source>団体：{0}（{1}）</source>
        <translation>Municipality: {0} ({1})</translation>
    </message>
    <message>
        <source>困っていること</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>図の組織を選ぶと、ここに内容が出ます。</source>
        <translation>Choose a body in the chart to see it here.</translation>
    </message>
    <message>
        <source>図を書き出す</source>
        <translation>Export chart</translation>
    </message>
    <message>
        <source>国の重点取組</source>
        <translation>National priority</translation>
    </message>
    <message>
        <source>基準</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>基準値</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>基準値か基準年度がないので、年度ごとの目標を按分できません。</source>
        <translation>Without a base value and its year, no target can be worked out for each year.</translation>
    </message>
    <message>
        <source>基準年度</source>
        <translation>Baseline year</translation>
    </message>
    <message>
        <source>基準日</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>報告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>報告した日</source>
        <translation>Reported on</translation>
    </message>
    <message>
        <source>報告なし</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>報告を記録</source>
        <translation>Note a report</translation>
    </message>
    <message>
        <source>報告を記録する</source>
        <translation>Note the report</translation>
    </message>
    <message>
        <source>壊れた台帳から読み出した版：{0:,}</source>
        <translation>Versions read from the damaged ledger: {0:,}</translation>
    </message>
    <message>
        <source>壊れた台帳は、同じフォルダーに「-damaged」の付いた名前で残ります。</source>
        <translation>The damaged ledger stays in the same folder, with &quot;-damaged&quot; in its name.</translation>
    </message>
    <message>
        <source>変える項目</source>
        <translation>Field to change</translation>
    </message>
    <message>
        <source>変わった項目：{0}</source>
        <translation>Changed fields: {0}</translation>
    </message>
    <message>
        <source>変わった：{0}</source>
        <translation>Changed: {0}</translation>
    </message>
    <message>
        <source>変わること</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>変わるものはありません。今の台帳と同じ内容です。</source>
        <translation>Nothing would change. It holds the same as the store now.</translation>
    </message>
    <message>
        <source>変更</source>
        <translation>Chg.</translation>
    </message>
    <message>
        <source>変更 {0} 項目</source>
        <translation>{0} changed</translation>
    </message>
    <message>
        <source>変更あり</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>変更する</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>外部向け</source>
        <translation>For outside</translation>
    </message>
    <message>
        <source>外部向けの資料を作る</source>
        <translation>Make the pack for outside</translation>
    </message>
    <message>
        <source>多いほどよい</source>
        <translation>Higher is better</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>大きさ</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>始まり</source>
        <translation>From</translation>
    </message>
    <message>
        <source>始まりの四半期</source>
        <translation>First quarter</translation>
    </message>
    <message>
        <source>始める</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>始める準備ができました</source>
        <translation>Ready to start</translation>
    </message>
    <message>
        <source>委員会報告</source>
        <translation>Reported to the council</translation>
    </message>
    <message>
        <source>委員会報告の日</source>
        <translation>Reported to the council on</translation>
    </message>
    <message>
        <source>完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>完了した日</source>
        <translation>Reached on</translation>
    </message>
    <message>
        <source>完了・廃止のとき</source>
        <translation>When completed or abolished</translation>
    </message>
    <message>
        <source>完了・確認待ち</source>
        <translation>Done, to be confirmed</translation>
    </message>
    <message>
        <source>定員</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>定義</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>定義・出典・件数・時点</source>
        <translation>Definition, source, count, date</translation>
    </message>
    <message>
        <source>定義：{0}</source>
        <translation>Definition: {0}</translation>
    </message>
    <message>
        <source>実施</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>実施中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>実施日</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>実施計画調書</source>
        <translation>Plan sheet</translation>
    </message>
    <message>
        <source>実施計画調書一覧</source>
        <translation>List of plan sheets</translation>
    </message>
    <message>
        <source>実績</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>実績 {0} ÷ 按分目標 {1} ＝ {2} %</source>
        <translation>actual {0} ÷ target of the year {1} = {2} %</translation>
    </message>
    <message>
        <source>実績 {0} は、按分目標 {1} に届いています ＝ {2} %</source>
        <translation>actual {0} reaches the target of the year {1} = {2} %</translation>
    </message>
    <message>
        <source>実績 {0} は、按分目標 {1} より少なく 0 以下です ＝ {2} %</source>
        <translation>actual {0} is below the target of the year {1}, and not above 0 = {2} %</translation>
    </message>
    <message>
        <source>実績と一緒に入力する項目</source>
        <translation>Items entered with the results</translation>
    </message>
    <message>
        <source>実績値</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>実績／目標</source>
        <translation>Actual / target</translation>
    </message>
    <message>
        <source>実行</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>審査</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>審査状態</source>
        <translation>Review state</translation>
    </message>
    <message>
        <source>審査（{0:,} 件）</source>
        <translation>Review ({0:,})</translation>
    </message>
    <message>
        <source>対応</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>対応が終わっていないもの</source>
        <translation>Not settled yet</translation>
    </message>
    <message>
        <source>対応する人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>対応づけの設定「{profile}」を読み取れません。設定の名前とファイルの中身を確かめてください。</source>
        <translation>The column settings “{profile}” cannot be read. Check their name and what is in the file.</translation>
    </message>
    <message>
        <source>対応の完了を確かめた日</source>
        <translation>Day on which you confirmed completion</translation>
    </message>
    <message>
        <source>対応の終わっていない意見が {0} 件あります（うち対応方針なし {1} 件）</source>
        <translation>{0} opinions are not settled (of them {1} without a response)</translation>
    </message>
    <message>
        <source>対応を保存</source>
        <translation>Save response</translation>
    </message>
    <message>
        <source>対応中</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>対応方針</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>対応方針を決める</source>
        <translation>Decide the response</translation>
    </message>
    <message>
        <source>対応（{0:,} 件）</source>
        <translation>Response ({0:,})</translation>
    </message>
    <message>
        <source>対象</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>対象 {0:,} 人・受講 {1:,} 人・受講率 {2}&#x3000;（{3} 課が報告）</source>
        <translation>Target {0:,}, attended {1:,}, rate {2} ({3} sections reported)</translation>
    </message>
    <message>
        <source>対象なし</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>対象より多い理由</source>
        <translation>Why more than the target</translation>
    </message>
    <message>
        <source>対象システム</source>
        <translation>System</translation>
    </message>
    <message>
        <source>対象システム・業務</source>
        <translation>System or work</translation>
    </message>
    <message>
        <source>対面</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>小</source>
        <translation>Small</translation>
    </message>
    <message>
        <source>少ないほどよい</source>
        <translation>Lower is better</translation>
    </message>
    <message>
        <source>就任</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>尺度</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>届いた</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>届いた号</source>
        <translation>Came in file</translation>
    </message>
    <message>
        <source>届いて、まだ確かめていません</source>
        <translation>arrived, not checked yet</translation>
    </message>
    <message>
        <source>工程</source>
        <translation>Milestone</translation>
    </message>
    <message>
        <source>工程「{0}」を次年度に移します</source>
        <translation>Milestone “{0}” is planned again for the next year</translation>
    </message>
    <message>
        <source>工程がありません。</source>
        <translation>There are no milestones.</translation>
    </message>
    <message>
        <source>工程の結果（{0}）</source>
        <translation>Result of milestone ({0})</translation>
    </message>
    <message>
        <source>工程実績</source>
        <translation>Milestone result</translation>
    </message>
    <message>
        <source>差し戻された進捗回答を直す：施策 {0} 件</source>
        <translation>Mend the progress answers that were sent back: {0} measures</translation>
    </message>
    <message>
        <source>差し戻されました（{0}）：{1}</source>
        <translation>Sent back ({0}): {1}</translation>
    </message>
    <message>
        <source>差し戻した回答</source>
        <translation>Answer that was sent back</translation>
    </message>
    <message>
        <source>差し戻した理由（{0}）：{1}</source>
        <translation>Why it was sent back ({0}): {1}</translation>
    </message>
    <message>
        <source>差し戻す</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>差し戻すときは「理由」を入力してください。課にそのまま届きます。</source>
        <translation>To send back, enter the reason. It reaches the section as it stands.</translation>
    </message>
    <message>
        <source>差し戻すのは 1 件ずつです。理由がそのまま課に届きます。</source>
        <translation>Answers are sent back one at a time: the section reads the reason as it is.</translation>
    </message>
    <message>
        <source>差出人</source>
        <translation>From</translation>
    </message>
    <message>
        <source>差出人：{0}（登録の鍵）</source>
        <translation>Sender: {0} (registered key)</translation>
    </message>
    <message>
        <source>差戻し</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>市民の便益</source>
        <translation>Benefit to citizens</translation>
    </message>
    <message>
        <source>希望する見直し</source>
        <translation>Wished decision</translation>
    </message>
    <message>
        <source>希望時期</source>
        <translation>Wanted by</translation>
    </message>
    <message>
        <source>幅に合わせる</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>平成</source>
        <translation>Heisei</translation>
    </message>
    <message>
        <source>年に1回</source>
        <translation>Once a year</translation>
    </message>
    <message>
        <source>年のない日付は取り込まない</source>
        <translation>Do not take in dates without a year</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Fiscal year</translation>
    </message>
    <message>
        <source>年度の全体</source>
        <translation>Whole year</translation>
    </message>
    <message>
        <source>年度の歩み</source>
        <translation>Over the years</translation>
    </message>
    <message>
        <source>年度の終わり：完了にする</source>
        <translation>End of the year: mark as done</translation>
    </message>
    <message>
        <source>年度を開く</source>
        <translation>Open the year</translation>
    </message>
    <message>
        <source>年度別工程</source>
        <translation>Schedule of the year</translation>
    </message>
    <message>
        <source>年度末で終わりにします</source>
        <translation>Ends with the fiscal year</translation>
    </message>
    <message>
        <source>年度：すべて</source>
        <translation>Fiscal year: all</translation>
    </message>
    <message>
        <source>年間予定</source>
        <translation>Gate</translation>
    </message>
    <message>
        <source>年間予定 {0} 件を、1 年後の日付で{1}に作ります。</source>
        <translation>{0} dates of the calendar are made again in {1}, a year later.</translation>
    </message>
    <message>
        <source>幹事会</source>
        <translation>Steering committee</translation>
    </message>
    <message>
        <source>幹事会への報告</source>
        <translation>Report to the steering committee</translation>
    </message>
    <message>
        <source>幹事会報告</source>
        <translation>Reported to the steering committee</translation>
    </message>
    <message>
        <source>幹事会報告の日</source>
        <translation>Reported to the steering committee on</translation>
    </message>
    <message>
        <source>広報担当</source>
        <translation>Publicity staff</translation>
    </message>
    <message>
        <source>廃止</source>
        <translation>Abolish</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>引き継ぐ</source>
        <translation>Goes on</translation>
    </message>
    <message>
        <source>引き継ぐ…</source>
        <translation>Go on…</translation>
    </message>
    <message>
        <source>引き継ぐもの {0} 件</source>
        <translation>{0} items to carry over</translation>
    </message>
    <message>
        <source>引き継ぐ前に、バックアップを作ります。</source>
        <translation>A backup is made first.</translation>
    </message>
    <message>
        <source>引き継ぐ（{0} 件）</source>
        <translation>Carry over ({0})</translation>
    </message>
    <message>
        <source>引継ぎファイル</source>
        <translation>Hand-over file</translation>
    </message>
    <message>
        <source>引継ぎファイルには、記録・経過・名簿・提出の記録が入ります。課内メモも渡しますか。</source>
        <translation>The hand-over file holds the records, their history, the masters and the log of submissions. Include the internal memos too?</translation>
    </message>
    <message>
        <source>引継ぎファイルやバックアップから始める</source>
        <translation>Start with a hand-over file or a backup</translation>
    </message>
    <message>
        <source>引継ぎファイルを作る…</source>
        <translation>Make a hand-over file…</translation>
    </message>
    <message>
        <source>引継ぎファイルを書き出し、確かめました：{0}</source>
        <translation>Hand-over file written and verified: {0}</translation>
    </message>
    <message>
        <source>引継ぎファイルを置くフォルダー</source>
        <translation>Folder for the hand-over file</translation>
    </message>
    <message>
        <source>引継ぎ書</source>
        <translation>Hand-over note</translation>
    </message>
    <message>
        <source>当たるもの</source>
        <translation>Stands for</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>役割</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>後</source>
        <translation>After</translation>
    </message>
    <message>
        <source>後の課</source>
        <translation>Succeeding section</translation>
    </message>
    <message>
        <source>後の課のコード</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>後の課の名前</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>後の課の部</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>復元すると変わること</source>
        <translation>What restoring changes</translation>
    </message>
    <message>
        <source>復元するファイル</source>
        <translation>File to restore</translation>
    </message>
    <message>
        <source>必須の人</source>
        <translation>Required for</translation>
    </message>
    <message>
        <source>必須の研修</source>
        <translation>Required courses</translation>
    </message>
    <message>
        <source>必須・再受講</source>
        <translation>Required, retakes</translation>
    </message>
    <message>
        <source>急ぎ具合</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>情報スキル</source>
        <translation>Information skills</translation>
    </message>
    <message>
        <source>情報セキュリティ</source>
        <translation>Information security</translation>
    </message>
    <message>
        <source>情報セキュリティリーダー</source>
        <translation>Security leaders</translation>
    </message>
    <message>
        <source>情報化</source>
        <translation>ICT</translation>
    </message>
    <message>
        <source>情報化・DX</source>
        <translation>ICT and DX</translation>
    </message>
    <message>
        <source>情報化推進体制</source>
        <translation>ICT promotion bodies</translation>
    </message>
    <message>
        <source>情報政策課</source>
        <translation>Information-policy division</translation>
    </message>
    <message>
        <source>情報政策課 御中</source>
        <translation>To the information-policy division</translation>
    </message>
    <message>
        <source>情報政策課からの配布ファイル、課の別の PC の同期・提出ファイルをここへ置くと、受け取ります。</source>
        <translation>Drop distribution files of the division, or files of your section&apos;s other PC, here to take them in.</translation>
    </message>
    <message>
        <source>情報政策課から新しい回答が {0} 件届いています</source>
        <translation>{0} new responses came from the division</translation>
    </message>
    <message>
        <source>情報政策課に届いた：{0}まで・未達 {1}件</source>
        <translation>Arrived at the division: up to {0}, {1} missing</translation>
    </message>
    <message>
        <source>情報政策課のプロジェクトが配布ファイルで各課に届きます</source>
        <translation>The division&apos;s project reaches all sections by distribution</translation>
    </message>
    <message>
        <source>情報政策課へ</source>
        <translation>To division</translation>
    </message>
    <message>
        <source>情報政策課（事務局）として使う</source>
        <translation>The information-policy division (secretariat)</translation>
    </message>
    <message>
        <source>意思決定</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>意思決定の記録がまだありません。「決めた人」と「決めた理由」を記録すると、次の段階へ進めます。</source>
        <translation>The decision is not recorded yet. Record who decided and why to go on to the next step.</translation>
    </message>
    <message>
        <source>意見</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>意見と対応</source>
        <translation>Opinions and responses</translation>
    </message>
    <message>
        <source>意見と対応で開く</source>
        <translation>Open in Opinions and responses</translation>
    </message>
    <message>
        <source>意見はまだありません。当日に「意見を記録」で書きとめます。</source>
        <translation>No opinions yet. They are written down on the day with “Record opinions”.</translation>
    </message>
    <message>
        <source>意見を削除しました。</source>
        <translation>The opinion was deleted.</translation>
    </message>
    <message>
        <source>意見を記録</source>
        <translation>Record opinions</translation>
    </message>
    <message>
        <source>意見を記録：{0}</source>
        <translation>Recording opinions: {0}</translation>
    </message>
    <message>
        <source>意見を選んでください。</source>
        <translation>Choose an opinion.</translation>
    </message>
    <message>
        <source>戻る</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>所要時間</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>手を加えて自分の様式にするときの元になります。</source>
        <translation>A basis for a layout of your own.</translation>
    </message>
    <message>
        <source>手修正</source>
        <translation>Edits</translation>
    </message>
    <message>
        <source>手段</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>手法</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>手法の変更</source>
        <translation>Changes of method</translation>
    </message>
    <message>
        <source>手法を変えた理由</source>
        <translation>Reason for the change of method</translation>
    </message>
    <message>
        <source>手法を変えるとき</source>
        <translation>When the method changes</translation>
    </message>
    <message>
        <source>手法を変えるときは「手法を変えた理由」を新しく入力してください。経過に残ります。</source>
        <translation>When the method changes, enter a new reason for it. It stays in the history.</translation>
    </message>
    <message>
        <source>手法：すべて</source>
        <translation>Method: all</translation>
    </message>
    <message>
        <source>扱い</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>担当</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>担当する課</source>
        <translation>Section in charge</translation>
    </message>
    <message>
        <source>担当外</source>
        <translation>Not in charge</translation>
    </message>
    <message>
        <source>担当外の回答</source>
        <translation>Answer of a section not in charge</translation>
    </message>
    <message>
        <source>担当外の施策</source>
        <translation>Not a measure of this section</translation>
    </message>
    <message>
        <source>担当課</source>
        <translation>Section in charge</translation>
    </message>
    <message>
        <source>担当課でも関係課でもない課の回答です。確認済にはできません。</source>
        <translation>It is of a section neither in charge nor related, and cannot be confirmed.</translation>
    </message>
    <message>
        <source>担当課に公開</source>
        <translation>Published to the section</translation>
    </message>
    <message>
        <source>担当課・関係課</source>
        <translation>Sections in charge and related</translation>
    </message>
    <message>
        <source>拡充</source>
        <translation>Expand</translation>
    </message>
    <message>
        <source>持ち主が書かれていません</source>
        <translation>no owner is recorded in it</translation>
    </message>
    <message>
        <source>指導でくり返し出る言葉を「、」で区切る。指導の成果で、この研修を勧めます</source>
        <translation>Words that recur in guidance, parted by &quot;、&quot;. The leaders&apos; report suggests this course for them</translation>
    </message>
    <message>
        <source>指導の成果…</source>
        <translation>Leaders&apos; report…</translation>
    </message>
    <message>
        <source>指導を記録</source>
        <translation>Record guidance</translation>
    </message>
    <message>
        <source>指導記録</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>指標</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>指標がありません。目標値のある指標を加えると、計画（P）の印が付きます。</source>
        <translation>There are no indicators. An indicator with a target gives the stamp P (plan).</translation>
    </message>
    <message>
        <source>指標がないので提案はありません。工程と取組の実績から選んでください。</source>
        <translation>Without an indicator nothing is suggested. Choose by what was done and reached.</translation>
    </message>
    <message>
        <source>指標の実績（{0}）</source>
        <translation>Actual of indicator ({0})</translation>
    </message>
    <message>
        <source>指標や工程の実績も含め、直すたびに 1 つ増えます</source>
        <translation>Counts every change, also of figures and milestones</translation>
    </message>
    <message>
        <source>指標・工程</source>
        <translation>Indicators and milestones</translation>
    </message>
    <message>
        <source>指標名</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>指標実績</source>
        <translation>Indicator value</translation>
    </message>
    <message>
        <source>指示</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>按分目標</source>
        <translation>Target of the year</translation>
    </message>
    <message>
        <source>按分目標 {1} ÷ 実績 {0} ＝ {2} %</source>
        <translation>target of the year {1} ÷ actual {0} = {2} %</translation>
    </message>
    <message>
        <source>捨てて閉じる</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>採用</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>控えの保存先</source>
        <translation>Where to save the paper</translation>
    </message>
    <message>
        <source>控えを PDF で保存…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>控えを保存しました：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>推進</source>
        <translation>Promotion</translation>
    </message>
    <message>
        <source>推進プロジェクト</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>推進リーダー</source>
        <translation>Promotion leader</translation>
    </message>
    <message>
        <source>推進リーダーのいない課が {0} 課あります</source>
        <translation>{0} sections have no promotion leader</translation>
    </message>
    <message>
        <source>推進中</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>推進主体</source>
        <translation>Promoting body</translation>
    </message>
    <message>
        <source>推進体制</source>
        <translation>Bodies</translation>
    </message>
    <message>
        <source>推進体制の区分</source>
        <translation>Parts of the bodies page</translation>
    </message>
    <message>
        <source>推進委員会</source>
        <translation>Council</translation>
    </message>
    <message>
        <source>推進委員会への報告</source>
        <translation>Report to the council</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>submission</translation>
    </message>
    <message>
        <source>提出した回数</source>
        <translation>Submissions made</translation>
    </message>
    <message>
        <source>提出した課</source>
        <translation>Sections submitted</translation>
    </message>
    <message>
        <source>提出しました（{0}）</source>
        <translation>Submitted ({0})</translation>
    </message>
    <message>
        <source>提出する</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>提出ファイル</source>
        <translation>Submission files</translation>
    </message>
    <message>
        <source>提出ファイル、またはフォルダーをここへ置きます。置いただけでは取り込みません。</source>
        <translation>Drop submission files or a folder here. Dropping alone imports nothing.</translation>
    </message>
    <message>
        <source>提出ファイルのフォルダー</source>
        <translation>Folder of submission files</translation>
    </message>
    <message>
        <source>提出ファイルの保存先</source>
        <translation>Folder for submission file</translation>
    </message>
    <message>
        <source>提出ファイルを受け取る</source>
        <translation>Receive submission files</translation>
    </message>
    <message>
        <source>提出ファイルを書き出し、中身を確かめました：{0}</source>
        <translation>Submission file exported and verified: {0}</translation>
    </message>
    <message>
        <source>提出ファイルを書き出す</source>
        <translation>Export submission file</translation>
    </message>
    <message>
        <source>提出・受領</source>
        <translation>Submit/receive</translation>
    </message>
    <message>
        <source>提出・受領へ</source>
        <translation>To hand-over</translation>
    </message>
    <message>
        <source>提出意思</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>提出済</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>提出済 {0} / {1} 課</source>
        <translation>Sent: {0} / {1} sections</translation>
    </message>
    <message>
        <source>提出済・返事待ち</source>
        <translation>Sent, awaiting reply</translation>
    </message>
    <message>
        <source>提出状況</source>
        <translation>Submissions</translation>
    </message>
    <message>
        <source>提出状況を見る</source>
        <translation>View submissions</translation>
    </message>
    <message>
        <source>提出（課から情報政策課へ）</source>
        <translation>submission (section to information-policy division)</translation>
    </message>
    <message>
        <source>提案と違う評価にしたとき</source>
        <translation>Where the rating is not the suggested one</translation>
    </message>
    <message>
        <source>提案のとおりにする</source>
        <translation>Take the suggestion</translation>
    </message>
    <message>
        <source>提案はありません。{0}</source>
        <translation>Nothing is suggested. {0}</translation>
    </message>
    <message>
        <source>提案（{suggested}）と違う評価にするときは「評価の理由」を入力してください。</source>
        <translation>Another grade than the suggested one ({suggested}) needs a reason: fill in “Reason for the grade”.</translation>
    </message>
    <message>
        <source>提案：{0}（{1}：{2}）</source>
        <translation>Suggested: {0} ({1}: {2})</translation>
    </message>
    <message>
        <source>提言</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>操作ミス・問合せの前後</source>
        <translation>Errors and inquiries before and after</translation>
    </message>
    <message>
        <source>操作ミス・問合せ（前）</source>
        <translation>Errors and inquiries (before)</translation>
    </message>
    <message>
        <source>操作ミス・問合せ（後）</source>
        <translation>Errors and inquiries (after)</translation>
    </message>
    <message>
        <source>改編のあった課の数え方</source>
        <translation>How reorganised sections are counted</translation>
    </message>
    <message>
        <source>改編の日</source>
        <translation>Date of change</translation>
    </message>
    <message>
        <source>改編の種類</source>
        <translation>Kind of change</translation>
    </message>
    <message>
        <source>改編を登録</source>
        <translation>Save the reorganisation</translation>
    </message>
    <message>
        <source>救い出したもの</source>
        <translation>What was rescued</translation>
    </message>
    <message>
        <source>救い出した台帳で始める</source>
        <translation>Start with the rescued ledger</translation>
    </message>
    <message>
        <source>数を入れて Enter で下へ、Tab で右へ進みます。Excel の表はそのまま貼り付けられます（Ctrl+V）。</source>
        <translation>Type a number; Enter goes down, Tab to the right. A table of Excel is pasted as it is (Ctrl+V).</translation>
    </message>
    <message>
        <source>数値が書かれていますが、根拠がありません。</source>
        <translation>A figure is given, but no evidence for it.</translation>
    </message>
    <message>
        <source>数値には、定義・出典・件数（n）・時点のそろった根拠を付けます。</source>
        <translation>Every figure needs evidence: definition, source, count (n) and date.</translation>
    </message>
    <message>
        <source>整理番号</source>
        <translation>Local number</translation>
    </message>
    <message>
        <source>整理番号 {0} は、ほかの記録にも付いています。「{1}」に新しい番号を付けますか。</source>
        <translation>Number {0} also stands on another record. Give &quot;{1}&quot; a new number?</translation>
    </message>
    <message>
        <source>整理番号 {number} が {count} 件の記録に付いています。番号を付け直してください。</source>
        <translation>Local number {number} is on {count} records. Renumber them.</translation>
    </message>
    <message>
        <source>整理番号の重なる{0}が {1} 件あります</source>
        <translation>{0}: {1} with a number that stands twice</translation>
    </message>
    <message>
        <source>文字が化けているときは変えてください</source>
        <translation>Change it where letters look wrong</translation>
    </message>
    <message>
        <source>文字だけのファイル（CSV など）</source>
        <translation>plain text file (CSV or similar)</translation>
    </message>
    <message>
        <source>文字の大きさ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>文字コード</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>文書</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>文章が長すぎます（{units} 文字）。{most} 文字までに分けてください。</source>
        <translation>The text is too long ({units} characters). Split it into parts of at most {most} characters.</translation>
    </message>
    <message>
        <source>新しい{0}</source>
        <translation>New entry: {0}</translation>
    </message>
    <message>
        <source>新しいコードと名前を入れます。コードが変わらないときは、「課」の一覧で名前だけを直します。</source>
        <translation>Enter the new code and name. Where the code stays, only edit the name in the list of sections.</translation>
    </message>
    <message>
        <source>新しい内容</source>
        <translation>New content</translation>
    </message>
    <message>
        <source>新しい内容を入れてください。</source>
        <translation>Enter the new content.</translation>
    </message>
    <message>
        <source>新しい版の理由</source>
        <translation>Reason for the new edition</translation>
    </message>
    <message>
        <source>新しい番号を付けました：{0}</source>
        <translation>New number: {0}</translation>
    </message>
    <message>
        <source>新しい番号を付ける</source>
        <translation>Give a new number</translation>
    </message>
    <message>
        <source>新しい課のコードと名前を入れます。今ある課に加わるときは、その課のコードを入れます。</source>
        <translation>Enter code and name of the new section, or the code of a section that the others join.</translation>
    </message>
    <message>
        <source>新任・異動者</source>
        <translation>Newcomers</translation>
    </message>
    <message>
        <source>新規</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新規 {0:,} 件、変更 {1:,} 件を取り込みました。</source>
        <translation>Imported: {0:,} new, {1:,} changed.</translation>
    </message>
    <message>
        <source>新規 {0} 件、変更 {1} 件です。</source>
        <translation>{0} new, {1} changed.</translation>
    </message>
    <message>
        <source>新規 {0} 件、変更 {1} 件です。手修正 {2} か所を取り込みました。</source>
        <translation>{0} new, {1} changed. {2} hand edits were taken over.</translation>
    </message>
    <message>
        <source>新規 {0} 件、変更 {1} 件です。直すところが {2} か所、読み方を選ぶところが {3} か所あり、その行は取り込みません。</source>
        <translation>{0} new, {1} changed. {2} cells must be corrected and for {3} a reading must be chosen; those rows are not taken in.</translation>
    </message>
    <message>
        <source>新規 {0} 件です。前に受け取った様式より前に保存された写しなので、前からある記録は変えません。</source>
        <translation>{0} new. This copy was saved before the form that was taken in earlier, so records that were there stay as they are.</translation>
    </message>
    <message>
        <source>方向を立てる</source>
        <translation>Find a direction</translation>
    </message>
    <message>
        <source>方法</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>方針未定</source>
        <translation>No answer yet</translation>
    </message>
    <message>
        <source>施策</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>施策 {0} 件を担当する {1} 課に、次の配布で届きます。</source>
        <translation>{1} sections in charge of {0} measures get it with the next file.</translation>
    </message>
    <message>
        <source>施策「{measure}」の調書（第{edition}版）はありません。年度と整理番号、版を確かめてください。</source>
        <translation>There is no sheet of measure &quot;{measure}&quot; (edition {edition}). Check the year, the number and the edition.</translation>
    </message>
    <message>
        <source>施策で変わることはありません。</source>
        <translation>Nothing changes in the measures.</translation>
    </message>
    <message>
        <source>施策の中身</source>
        <translation>What the measure holds</translation>
    </message>
    <message>
        <source>施策の内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>施策の回答がそろうと済みます</source>
        <translation>Settled once all measures are answered</translation>
    </message>
    <message>
        <source>施策の概要</source>
        <translation>About the measure</translation>
    </message>
    <message>
        <source>施策の見かた</source>
        <translation>How to see the measures</translation>
    </message>
    <message>
        <source>施策の見直しを開く</source>
        <translation>Open the review of the measures</translation>
    </message>
    <message>
        <source>施策への意見</source>
        <translation>Opinions on our measures</translation>
    </message>
    <message>
        <source>施策を削除しました。</source>
        <translation>The measure was deleted.</translation>
    </message>
    <message>
        <source>施策を選んでください。</source>
        <translation>Choose a measure.</translation>
    </message>
    <message>
        <source>施策名</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>施策進捗</source>
        <translation>Progress of measures</translation>
    </message>
    <message>
        <source>施策：{0}</source>
        <translation>Measure: {0}</translation>
    </message>
    <message>
        <source>日</source>
        <translation>days</translation>
    </message>
    <message>
        <source>日付</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>日付「{value}」の曜日が合いません（{days}です）。日付か曜日を直してください。</source>
        <translation>The weekday of “{value}” does not fit ({days}). Correct the date or the weekday.</translation>
    </message>
    <message>
        <source>日付「{value}」は年がはっきりしません。2026/4/1 や R8.4.1 のように入力してください。</source>
        <translation>The year of the date &quot;{value}&quot; is unclear. Enter it like 2026/4/1 or R8.4.1.</translation>
    </message>
    <message>
        <source>日付「{value}」を読み取れません。2026/4/1 や R8.4.1 のように入力してください。</source>
        <translation>Cannot read the date &quot;{value}&quot;. Enter it like 2026/4/1 or R8.4.1.</translation>
    </message>
    <message>
        <source>日付の読み方</source>
        <translation>How to read dates</translation>
    </message>
    <message>
        <source>旧形式の Excel ブック（.xls）</source>
        <translation>Excel workbook of the old form (.xls)</translation>
    </message>
    <message>
        <source>旧形式の PowerPoint 文書（.ppt）</source>
        <translation>PowerPoint document of the old form (.ppt)</translation>
    </message>
    <message>
        <source>旧形式の Word 文書（.doc）</source>
        <translation>Word document of the old form (.doc)</translation>
    </message>
    <message>
        <source>旧形式の文書</source>
        <translation>document of an old form</translation>
    </message>
    <message>
        <source>明るい</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>時刻「{value}」を読み取れません。14:05 のように入力してください。</source>
        <translation>Cannot read the time &quot;{value}&quot;. Enter it like 14:05.</translation>
    </message>
    <message>
        <source>時点</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>時間</source>
        <translation> h</translation>
    </message>
    <message>
        <source>普通</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>暗い</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>更新したページ数</source>
        <translation>Pages updated</translation>
    </message>
    <message>
        <source>更新日時</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>書きかけがあります。捨てて閉じますか。</source>
        <translation>Something is typed that is not saved. Discard it and close?</translation>
    </message>
    <message>
        <source>書きかけで残っています</source>
        <translation>Waiting to be finished</translation>
    </message>
    <message>
        <source>書きかけの下書き {0} 件は入りません。保存すると入ります。</source>
        <translation>Unfinished drafts left out: {0}. Save them to include them.</translation>
    </message>
    <message>
        <source>書きかけの下書きが {0} 件あります。ホームの「下書き」から開けます。</source>
        <translation>Unfinished drafts: {0}. Open them from &quot;Draft&quot; on the home page.</translation>
    </message>
    <message>
        <source>書きかけの下書きが {0} 件あります。書いていた画面で続きを書けます。</source>
        <translation>{0} drafts are waiting. Go on with them on the page where you wrote.</translation>
    </message>
    <message>
        <source>書きかけの下書き（{0}）です。まだ保存されていません。</source>
        <translation>This is an unfinished draft ({0}). It is not saved yet.</translation>
    </message>
    <message>
        <source>書きかけの意見です。まだ保存されていません。</source>
        <translation>An opinion half written. It is not saved yet.</translation>
    </message>
    <message>
        <source>書きかけはありません</source>
        <translation>No unfinished drafts</translation>
    </message>
    <message>
        <source>書きかけを捨てて閉じる</source>
        <translation>Discard and close</translation>
    </message>
    <message>
        <source>書き出した「{file}」の中身が元の記録と合いません。空き容量を確かめ、もう一度書き出してください。</source>
        <translation>The content of the exported &quot;{file}&quot; does not match the records. Check the free space and export it again.</translation>
    </message>
    <message>
        <source>書き出した日時</source>
        <translation>Exported</translation>
    </message>
    <message>
        <source>書き出しています</source>
        <translation>Writing</translation>
    </message>
    <message>
        <source>書き出しています  {0} / {1}</source>
        <translation>Writing  {0} / {1}</translation>
    </message>
    <message>
        <source>書き出しています…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>書き出しました：{0}</source>
        <translation>Written: {0}</translation>
    </message>
    <message>
        <source>書き出し先</source>
        <translation>Write to</translation>
    </message>
    <message>
        <source>書き出す</source>
        <translation>Write out</translation>
    </message>
    <message>
        <source>書き出す…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>書き出すフォルダーを置く場所</source>
        <translation>Place for the exported folder</translation>
    </message>
    <message>
        <source>書き出す先</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>書き足す</source>
        <translation>Add a note</translation>
    </message>
    <message>
        <source>最初の保存で自動的に付きます</source>
        <translation>Given automatically at the first save</translation>
    </message>
    <message>
        <source>最初の版です。</source>
        <translation>This is the first version.</translation>
    </message>
    <message>
        <source>最後の受講</source>
        <translation>Last taken</translation>
    </message>
    <message>
        <source>最後の配布</source>
        <translation>Last distribution</translation>
    </message>
    <message>
        <source>最後は {0}</source>
        <translation>Last: {0}</translation>
    </message>
    <message>
        <source>最終バックアップ {0} 確認済</source>
        <translation>Last backup {0}, verified</translation>
    </message>
    <message>
        <source>最終年度</source>
        <translation>Last fiscal year</translation>
    </message>
    <message>
        <source>最近受け取ったファイル</source>
        <translation>Recently received files</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>月の時間</source>
        <translation>Hours per month</translation>
    </message>
    <message>
        <source>月を選ぶと、その月をまだ提出していない課に照会を作れます。</source>
        <translation>Choose a month to make inquiries to the sections that have not handed it over.</translation>
    </message>
    <message>
        <source>有効期間</source>
        <translation>Validity period</translation>
    </message>
    <message>
        <source>有効期間のある研修で、期限が切れた、または 2 か月以内に切れる課です。</source>
        <translation>Sections whose validity has run out, or will within two months.</translation>
    </message>
    <message>
        <source>有効期間の始まり</source>
        <translation>From</translation>
    </message>
    <message>
        <source>有効期間の終わり</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>期日</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>期日を過ぎた節目が {0} 件残っています</source>
        <translation>{0} dates of the year are past and still lack something</translation>
    </message>
    <message>
        <source>期日過ぎ</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>期間</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>期限の近い研修はありません。</source>
        <translation>Nothing runs out soon.</translation>
    </message>
    <message>
        <source>期限まで あと {0} 日</source>
        <translation>{0} days left</translation>
    </message>
    <message>
        <source>期限を {0} 日過ぎています</source>
        <translation>{0} days overdue</translation>
    </message>
    <message>
        <source>期限を過ぎたもの</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>期限切れ</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>期限超過</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>未保存</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>未入力</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>未受付</source>
        <translation>Not received</translation>
    </message>
    <message>
        <source>未受講</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>未受講の課</source>
        <translation>Sections left</translation>
    </message>
    <message>
        <source>未回答</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>未回答 {0} 施策（回答 {1} / {2}）</source>
        <translation>{0} measures not answered ({1} / {2} answered)</translation>
    </message>
    <message>
        <source>未回答・差戻し</source>
        <translation>Unanswered, sent back</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>未対応</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>未提出</source>
        <translation>Unsent</translation>
    </message>
    <message>
        <source>未提出 {0}件   最後の提出 {1}</source>
        <translation>Unsent: {0}   Last submission: {1}</translation>
    </message>
    <message>
        <source>未提出だけを見る</source>
        <translation>Unsent only</translation>
    </message>
    <message>
        <source>未提出の {0} 課をコピーしました。</source>
        <translation>Missing sections copied: {0}</translation>
    </message>
    <message>
        <source>未提出の記録</source>
        <translation>Unsent records</translation>
    </message>
    <message>
        <source>未提出の課をコピー</source>
        <translation>Copy missing sections</translation>
    </message>
    <message>
        <source>未提出（{0}日遅れ）</source>
        <translation>Missing ({0} days late)</translation>
    </message>
    <message>
        <source>未着手</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>未確定 {0} 施策（確定 {1} / {2}）</source>
        <translation>{0} measures not frozen ({1} / {2} frozen)</translation>
    </message>
    <message>
        <source>未確認</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>未記入</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>未送付</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>未選任</source>
        <translation>No leader</translation>
    </message>
    <message>
        <source>未配布の回答・連絡</source>
        <translation>Not distributed yet</translation>
    </message>
    <message>
        <source>本アプリ</source>
        <translation>This program</translation>
    </message>
    <message>
        <source>本部</source>
        <translation>Headquarters</translation>
    </message>
    <message>
        <source>本部への報告</source>
        <translation>Report to the headquarters</translation>
    </message>
    <message>
        <source>本部報告</source>
        <translation>Reported to the headquarters</translation>
    </message>
    <message>
        <source>本部報告の日</source>
        <translation>Reported to the headquarters on</translation>
    </message>
    <message>
        <source>枚</source>
        <translation>cards</translation>
    </message>
    <message>
        <source>柱</source>
        <translation>Policy line</translation>
    </message>
    <message>
        <source>柱：すべて</source>
        <translation>Pillar: all</translation>
    </message>
    <message>
        <source>根拠</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>根拠 {0} 件</source>
        <translation>Evidence: {0}</translation>
    </message>
    <message>
        <source>根拠「{0}」を直す</source>
        <translation>Change the evidence “{0}”</translation>
    </message>
    <message>
        <source>根拠なし</source>
        <translation>No evidence</translation>
    </message>
    <message>
        <source>根拠を付ける</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>根拠を保存</source>
        <translation>Save evidence</translation>
    </message>
    <message>
        <source>根拠を保存しました。</source>
        <translation>Evidence saved.</translation>
    </message>
    <message>
        <source>根拠を削除しました。</source>
        <translation>Evidence deleted.</translation>
    </message>
    <message>
        <source>案内</source>
        <translation>Announcement</translation>
    </message>
    <message>
        <source>検索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>検索  Ctrl+F</source>
        <translation>Search  Ctrl+F</translation>
    </message>
    <message>
        <source>検討</source>
        <translation>Study</translation>
    </message>
    <message>
        <source>検討中</source>
        <translation>Considering</translation>
    </message>
    <message>
        <source>概算額</source>
        <translation>Estimated cost</translation>
    </message>
    <message>
        <source>概要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>構成</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>構築</source>
        <translation>Build</translation>
    </message>
    <message>
        <source>様式</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>様式…</source>
        <translation>Layout…</translation>
    </message>
    <message>
        <source>様式の Excel ブックをここに置きます</source>
        <translation>Drop the Excel workbook of the layout here</translation>
    </message>
    <message>
        <source>様式のブック</source>
        <translation>Workbook of the layout</translation>
    </message>
    <message>
        <source>様式を {0} 個書き出しました：{1}</source>
        <translation>{0} forms written: {1}</translation>
    </message>
    <message>
        <source>様式を作っています…</source>
        <translation>Making forms…</translation>
    </message>
    <message>
        <source>様式を作る</source>
        <translation>Make forms</translation>
    </message>
    <message>
        <source>様式を替えました。次に確定する版から使います。</source>
        <translation>The layout was changed. The next edition uses it.</translation>
    </message>
    <message>
        <source>様式を置くフォルダー</source>
        <translation>Folder for the forms</translation>
    </message>
    <message>
        <source>様式（LeaderDesk のない課から情報政策課へ）</source>
        <translation>a form (from a section without LeaderDesk to the division)</translation>
    </message>
    <message>
        <source>様式：{0}</source>
        <translation>Layout: {0}</translation>
    </message>
    <message>
        <source>標準</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>標準に戻す</source>
        <translation>Back to the standard</translation>
    </message>
    <message>
        <source>標準の様式</source>
        <translation>Standard layout</translation>
    </message>
    <message>
        <source>標準の様式の保存先</source>
        <translation>Where to save the standard layout</translation>
    </message>
    <message>
        <source>標準の様式を保存…</source>
        <translation>Save the standard layout…</translation>
    </message>
    <message>
        <source>標準の様式を保存しました：{0}</source>
        <translation>The standard layout was saved: {0}</translation>
    </message>
    <message>
        <source>次のページ</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>次の周回の観察になります</source>
        <translation>Becomes the observation of the next loop</translation>
    </message>
    <message>
        <source>次の周回へ</source>
        <translation>Next loop</translation>
    </message>
    <message>
        <source>次の周回へ  Alt+→</source>
        <translation>Next loop  Alt+→</translation>
    </message>
    <message>
        <source>次の周回を始めました。</source>
        <translation>The next loop has begun.</translation>
    </message>
    <message>
        <source>次の提出で届きます。</source>
        <translation>It goes with the next submission.</translation>
    </message>
    <message>
        <source>次の段階はありません。「次の周回へ」か「終了」を選んでください。</source>
        <translation>There is no next step. Choose “Next loop” or “End”.</translation>
    </message>
    <message>
        <source>次の段階へ  Alt+→</source>
        <translation>Next step  Alt+→</translation>
    </message>
    <message>
        <source>次の段階へ進みました。</source>
        <translation>On to the next step.</translation>
    </message>
    <message>
        <source>次の版に替わった日</source>
        <translation>Replaced on</translation>
    </message>
    <message>
        <source>次の画面へ</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>次の節目</source>
        <translation>Next date</translation>
    </message>
    <message>
        <source>次の配布で各課に届き、その日から各課のホームに引継ぎの案内が出ます。</source>
        <translation>The next distribution tells the sections; from that day their home page offers to go on.</translation>
    </message>
    <message>
        <source>次の配布で届きます。</source>
        <translation>It goes with the next distribution.</translation>
    </message>
    <message>
        <source>次の領域へ</source>
        <translation>Next area</translation>
    </message>
    <message>
        <source>次へ</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>次年度の予定</source>
        <translation>Plan for next year</translation>
    </message>
    <message>
        <source>次年度の予定をまだ作っていません</source>
        <translation>the next year’s calendar is not made yet</translation>
    </message>
    <message>
        <source>次年度の目標</source>
        <translation>Target for next year</translation>
    </message>
    <message>
        <source>次年度の目標：{0}</source>
        <translation>Next year’s target: {0}</translation>
    </message>
    <message>
        <source>次年度への引継ぎ</source>
        <translation>Carry over to next year</translation>
    </message>
    <message>
        <source>次年度へ引き継ぐ</source>
        <translation>Carry over into the next year</translation>
    </message>
    <message>
        <source>残す</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>残り</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>残り およそ{0:.0f}秒</source>
        <translation>About {0:.0f} s left</translation>
    </message>
    <message>
        <source>段階</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>毎回、これまでの記録がすべて入ります。前のファイルがなくなっても困りません。</source>
        <translation>Every file holds all records so far, so losing an earlier file does no harm.</translation>
    </message>
    <message>
        <source>比べた案</source>
        <translation>Options compared</translation>
    </message>
    <message>
        <source>比べた案：{0}</source>
        <translation>Options: {0}</translation>
    </message>
    <message>
        <source>比べる相手</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>氏名</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>氏名は印刷にだけ使い、どこにも保存しません。空のままなら、名簿は定員の数の行、修了証は氏名を書き込む 1 枚になります。</source>
        <translation>Names are used for the print alone and kept nowhere. Left empty, the sheet has a line per place, and there is one certificate to write a name into.</translation>
    </message>
    <message>
        <source>氏名（1 行に 1 人。Excel の列を貼り付けられます）</source>
        <translation>Names (one a line; a column of Excel can be pasted)</translation>
    </message>
    <message>
        <source>決まった日</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>決めた人</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>決めた理由</source>
        <translation>Reason for the decision</translation>
    </message>
    <message>
        <source>決めた組織</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>決めない（行を取り込まない）</source>
        <translation>Leave open (the row stays out)</translation>
    </message>
    <message>
        <source>決める</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>決定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>決定日</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>決算見込</source>
        <translation>Expected outlay</translation>
    </message>
    <message>
        <source>活動を記録</source>
        <translation>Record activity</translation>
    </message>
    <message>
        <source>済</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>済み</source>
        <translation>done</translation>
    </message>
    <message>
        <source>済んだ日</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>満足度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>演習</source>
        <translation>Exercise</translation>
    </message>
    <message>
        <source>照会</source>
        <translation>Inquiry</translation>
    </message>
    <message>
        <source>照会「{0}」に回答する</source>
        <translation>Answer the inquiry “{0}”</translation>
    </message>
    <message>
        <source>照会「{0}」の回答がまだ届いていません</source>
        <translation>No answer yet to the inquiry “{0}”</translation>
    </message>
    <message>
        <source>照会の期間</source>
        <translation>Time to answer</translation>
    </message>
    <message>
        <source>照会中</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>照会前</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>照会日</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>照会日 {0}&#x3000;基準日 {1}&#x3000;回答期限 {2}（{3}）</source>
        <translation>asked {0}  as of {1}  due {2} ({3})</translation>
    </message>
    <message>
        <source>片方だけが変更</source>
        <translation>changed on one side only</translation>
    </message>
    <message>
        <source>版</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>版 {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>版 {0}（この PC）</source>
        <translation>Version {0} (this PC)</translation>
    </message>
    <message>
        <source>版 {0}（別の PC）</source>
        <translation>Version {0} (another PC)</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Extra large</translation>
    </message>
    <message>
        <source>状態</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>状態：すべて</source>
        <translation>Status: all</translation>
    </message>
    <message>
        <source>率のとき。例 対象の全申請件数</source>
        <translation>For rates; e.g. all applications concerned</translation>
    </message>
    <message>
        <source>現場の要望・指導・活動を記録し、1つのファイルで情報政策課へ提出します。</source>
        <translation>Record field requests, guidance and activities, and submit them to the information-policy division in one file.</translation>
    </message>
    <message>
        <source>現場要望</source>
        <translation>Field requests</translation>
    </message>
    <message>
        <source>現状と課題</source>
        <translation>Situation and problems</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>理由：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>理解度</source>
        <translation>Understanding</translation>
    </message>
    <message>
        <source>生まれた要望</source>
        <translation>Resulting request</translation>
    </message>
    <message>
        <source>生年月日</source>
        <translation>birth date</translation>
    </message>
    <message>
        <source>用件</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>画像</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>画面がありません。画面のあるところで起動するか、コマンドを指定してください（--help）。</source>
        <translation>There is no display. Start LeaderDesk where there is one, or give a command (--help).</translation>
    </message>
    <message>
        <source>画面の色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>画面配置を初期化</source>
        <translation>Reset layout</translation>
    </message>
    <message>
        <source>番号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>番号か言葉（なければ空のまま）</source>
        <translation>Number or words (empty for none)</translation>
    </message>
    <message>
        <source>番号を付け直す</source>
        <translation>Renumber</translation>
    </message>
    <message>
        <source>番号・施策・課で探す</source>
        <translation>Search by number, measure, section</translation>
    </message>
    <message>
        <source>発生日</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>発行者</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>発言者</source>
        <translation>Said by</translation>
    </message>
    <message>
        <source>登録の鍵</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>登録の鍵…</source>
        <translation>Keys…</translation>
    </message>
    <message>
        <source>登録の鍵の控え.pdf</source>
        <translation>master key.pdf</translation>
    </message>
    <message>
        <source>登録の鍵は{0}のものです。5月31日までに、今年度の配布ファイルを受け取ってください。</source>
        <translation>The key is that of {0}. Take in a distribution file of this fiscal year by 31 May.</translation>
    </message>
    <message>
        <source>登録日</source>
        <translation>Added on</translation>
    </message>
    <message>
        <source>目標</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>目標が 0 以下なので、割合になりません。</source>
        <translation>The target is not above 0, so there is no percentage.</translation>
    </message>
    <message>
        <source>目標の期間</source>
        <translation>Target period</translation>
    </message>
    <message>
        <source>目標値</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>目標値がありません。</source>
        <translation>There is no target.</translation>
    </message>
    <message>
        <source>目標年度</source>
        <translation>Target year</translation>
    </message>
    <message>
        <source>目的</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>目的・対象</source>
        <translation>Purpose and target group</translation>
    </message>
    <message>
        <source>直す</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>直すところ：{0} か所。その行は取り込みません。</source>
        <translation>To be corrected: {0} cells. Their rows are not taken in.</translation>
    </message>
    <message>
        <source>直すのをやめる</source>
        <translation>Leave it as it was</translation>
    </message>
    <message>
        <source>直すのを待っています</source>
        <translation>waiting to be mended</translation>
    </message>
    <message>
        <source>直せるようにする</source>
        <translation>Let it be edited</translation>
    </message>
    <message>
        <source>相手</source>
        <translation>Addressee</translation>
    </message>
    <message>
        <source>相手：すべて</source>
        <translation>With: everyone</translation>
    </message>
    <message>
        <source>督促</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>督促する</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>督促の文面をコピー</source>
        <translation>Copy reminder text</translation>
    </message>
    <message>
        <source>督促の文面をコピーしました。</source>
        <translation>Copied the reminder text.</translation>
    </message>
    <message>
        <source>督促の照会を作る</source>
        <translation>Make reminders</translation>
    </message>
    <message>
        <source>研修</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>研修の実績</source>
        <translation>Training results</translation>
    </message>
    <message>
        <source>研修の見かた</source>
        <translation>Views of training</translation>
    </message>
    <message>
        <source>研修の開催</source>
        <translation>Training session</translation>
    </message>
    <message>
        <source>研修を選ぶと、ここにその研修の項目が出ます。</source>
        <translation>Choose a course: its own items stand here.</translation>
    </message>
    <message>
        <source>研修コース</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>研修前の 1 か月</source>
        <translation>The month before the course</translation>
    </message>
    <message>
        <source>研修名</source>
        <translation>Course name</translation>
    </message>
    <message>
        <source>研修実績</source>
        <translation>Training result</translation>
    </message>
    <message>
        <source>研修後の 1 か月</source>
        <translation>The month after the course</translation>
    </message>
    <message>
        <source>確かめた</source>
        <translation>Yes, compared</translation>
    </message>
    <message>
        <source>確かめていない進捗回答が {0} 件あります</source>
        <translation>{0} progress answers have not been checked</translation>
    </message>
    <message>
        <source>確かめて取り込む</source>
        <translation>Check and take in</translation>
    </message>
    <message>
        <source>確かめるもの</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>確定</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>確定した最新の版 {0} 件に、報告した日を残します。</source>
        <translation>The day of the report is noted on the newest edition of {0} sheets.</translation>
    </message>
    <message>
        <source>確定した版</source>
        <translation>Frozen edition</translation>
    </message>
    <message>
        <source>確定した調書の内容は変えられません。記録を直してから、新しい版を確定してください。</source>
        <translation>The content of a frozen sheet cannot be changed. Correct the records, then freeze a new edition.</translation>
    </message>
    <message>
        <source>確定する</source>
        <translation>Fix</translation>
    </message>
    <message>
        <source>確定する…</source>
        <translation>Freeze…</translation>
    </message>
    <message>
        <source>確定すると、いまの内容がその版として残り、あとから変わりません。直すときは新しい版にします。</source>
        <translation>Freezing keeps the content of now as an edition that does not change. Corrections make a new edition.</translation>
    </message>
    <message>
        <source>確定するものはありません。どの調書も、いまの内容の版があります。</source>
        <translation>Nothing to freeze: every sheet has an edition of its present content.</translation>
    </message>
    <message>
        <source>確定する調書</source>
        <translation>Sheets to freeze</translation>
    </message>
    <message>
        <source>確定する（{0:,} 件）…</source>
        <translation>Freeze ({0:,})…</translation>
    </message>
    <message>
        <source>確定の後に変わった</source>
        <translation>Changed since frozen</translation>
    </message>
    <message>
        <source>確定の後に変わった {0}</source>
        <translation>Changed since frozen {0}</translation>
    </message>
    <message>
        <source>確定の期日 {0}/{1} まであと {2} 日</source>
        <translation>{2} days left until {0}/{1}, when sheets are due</translation>
    </message>
    <message>
        <source>確定の期日 {0}/{1} を {2} 日過ぎています</source>
        <translation>{2} days past {0}/{1}, when sheets were due</translation>
    </message>
    <message>
        <source>確定日</source>
        <translation>Frozen on</translation>
    </message>
    <message>
        <source>確認</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>確認が必要</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>確認が必要な記録</source>
        <translation>Records to check</translation>
    </message>
    <message>
        <source>確認が必要な記録はありません。</source>
        <translation>No record needs checking.</translation>
    </message>
    <message>
        <source>確認が必要な記録を開く</source>
        <translation>Open the records to check</translation>
    </message>
    <message>
        <source>確認したあとに、課が回答を直しました。</source>
        <translation>The section changed its answer after it was confirmed.</translation>
    </message>
    <message>
        <source>確認しています</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>確認コードを確かめて取り込む</source>
        <translation>Take in after comparing the code</translation>
    </message>
    <message>
        <source>確認待ち</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>確認待ちのファイルが {0} 件あります</source>
        <translation>Files to review: {0}</translation>
    </message>
    <message>
        <source>確認後に変更</source>
        <translation>Changed since confirmed</translation>
    </message>
    <message>
        <source>確認日</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>確認済</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>種別</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>種類</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>種類  1～5</source>
        <translation>Type  1–5</translation>
    </message>
    <message>
        <source>種類が選ばれていない記録が {0} 件あります（このままでも提出できます）。</source>
        <translation>Records without a category: {0} (they can be submitted as they are).</translation>
    </message>
    <message>
        <source>空なら年度のまとめ</source>
        <translation>Empty: the whole year together</translation>
    </message>
    <message>
        <source>空にして始める</source>
        <translation>Empty and start</translation>
    </message>
    <message>
        <source>空にする</source>
        <translation>Make it empty</translation>
    </message>
    <message>
        <source>空のときは、変わった項目の名前を残します。</source>
        <translation>Left empty, the names of the changed items are kept.</translation>
    </message>
    <message>
        <source>空の台帳で始めます。番号は {0} からです。</source>
        <translation>It starts with an empty store. Numbers begin with {0}.</translation>
    </message>
    <message>
        <source>空欄にする</source>
        <translation>Leave the field empty</translation>
    </message>
    <message>
        <source>空欄のとき入れる値</source>
        <translation>Value where empty</translation>
    </message>
    <message>
        <source>空欄は報告なし、「―」は対象が 0 人。研修の列をダブルクリックすると、未受講の課が出ます。</source>
        <translation>Empty: not reported; &quot;―&quot;: a target of nobody. Double-click a course&apos;s column for the sections left.</translation>
    </message>
    <message>
        <source>競合</source>
        <translation>Clash</translation>
    </message>
    <message>
        <source>第{0}号まで</source>
        <translation>up to no. {0}</translation>
    </message>
    <message>
        <source>第{0}周&#x3000;{1}</source>
        <translation>Loop {0}  {1}</translation>
    </message>
    <message>
        <source>第{0}周の結果</source>
        <translation>Result of loop {0}</translation>
    </message>
    <message>
        <source>第{0}四半期</source>
        <translation>Quarter {0}</translation>
    </message>
    <message>
        <source>第{0}版</source>
        <translation>Edition {0}</translation>
    </message>
    <message>
        <source>第{0}版（{1}）</source>
        <translation>Edition {0} ({1})</translation>
    </message>
    <message>
        <source>第{0}～{1}四半期</source>
        <translation>Quarters {0} to {1}</translation>
    </message>
    <message>
        <source>答えのいらない連絡が片付いた日</source>
        <translation>When a note that needs no answer was settled</translation>
    </message>
    <message>
        <source>策定・変更の理由</source>
        <translation>Reason for making or changing it</translation>
    </message>
    <message>
        <source>策定中</source>
        <translation>Drafting</translation>
    </message>
    <message>
        <source>管理番号 {id} の行が {rows} 行あります。どれが正しいか決められないので、課で直してもらってください。</source>
        <translation>There are {rows} rows with the record id {id}. Which one is right cannot be told; ask the section to mend it.</translation>
    </message>
    <message>
        <source>管理職</source>
        <translation>Managers</translation>
    </message>
    <message>
        <source>節目の種類</source>
        <translation>Kind of gate</translation>
    </message>
    <message>
        <source>系統</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>紙から戻す</source>
        <translation>Bring back from paper</translation>
    </message>
    <message>
        <source>紙で見る</source>
        <translation>See on paper</translation>
    </message>
    <message>
        <source>紙の控え</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>紙の語を、番号の順に入力します（間をあけても、あけなくても構いません）</source>
        <translation>Type the words of the paper in their order, with or without blanks</translation>
    </message>
    <message>
        <source>紙の鍵に戻しました。</source>
        <translation>The key of the paper is back.</translation>
    </message>
    <message>
        <source>終わったプロジェクト</source>
        <translation>Ended projects</translation>
    </message>
    <message>
        <source>終わったプロジェクトはまだありません。</source>
        <translation>No project has ended yet.</translation>
    </message>
    <message>
        <source>終わった年度の、済んだ記録です。直すときだけ「直せるようにする」を押します。</source>
        <translation>A settled record of a past fiscal year. Press “Let it be edited” only to change it.</translation>
    </message>
    <message>
        <source>終わった日</source>
        <translation>Ended on</translation>
    </message>
    <message>
        <source>終わり</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>終わりの四半期</source>
        <translation>Last quarter</translation>
    </message>
    <message>
        <source>終わりの日</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>終わりの結果</source>
        <translation>Result at the end</translation>
    </message>
    <message>
        <source>終わり方</source>
        <translation>How it ended</translation>
    </message>
    <message>
        <source>終了</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>終了年度</source>
        <translation>Last fiscal year</translation>
    </message>
    <message>
        <source>終了年度を 1 年延ばします</source>
        <translation>The last fiscal year moves on by one</translation>
    </message>
    <message>
        <source>終了日</source>
        <translation>Ended on</translation>
    </message>
    <message>
        <source>組織</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>組織の一覧</source>
        <translation>Bodies</translation>
    </message>
    <message>
        <source>組織の種類</source>
        <translation>Kind of body</translation>
    </message>
    <message>
        <source>経過</source>
        <translation>History</translation>
    </message>
    <message>
        <source>結び付いた要望</source>
        <translation>Requests that belong to it</translation>
    </message>
    <message>
        <source>結果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>結果の確認</source>
        <translation>Result confirmed</translation>
    </message>
    <message>
        <source>結果の要旨</source>
        <translation>Summary of results</translation>
    </message>
    <message>
        <source>結果を保存</source>
        <translation>Save results</translation>
    </message>
    <message>
        <source>結果未記入</source>
        <translation>Result missing</translation>
    </message>
    <message>
        <source>統合</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>統合する</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>統合する課</source>
        <translation>Sections to be merged</translation>
    </message>
    <message>
        <source>統合では「元の課」を 2 課以上選んでください。</source>
        <translation>For a merger, choose two or more sections.</translation>
    </message>
    <message>
        <source>統合ファイルの保存先</source>
        <translation>Save consolidated file</translation>
    </message>
    <message>
        <source>統合ファイルを書き出しました（{0}）</source>
        <translation>Consolidated file exported ({0})</translation>
    </message>
    <message>
        <source>統合ファイルを書き出しました：{0}</source>
        <translation>Consolidated file exported: {0}</translation>
    </message>
    <message>
        <source>統合ファイルを書き出す</source>
        <translation>Export consolidated file</translation>
    </message>
    <message>
        <source>統合・共同利用・重複解消の相手と範囲</source>
        <translation>With whom and how far to integrate, share or deduplicate</translation>
    </message>
    <message>
        <source>統合先</source>
        <translation>Merged into</translation>
    </message>
    <message>
        <source>統合先の状態</source>
        <translation>State of the group</translation>
    </message>
    <message>
        <source>統合先を探す</source>
        <translation>Find where to merge</translation>
    </message>
    <message>
        <source>統合：2 つ以上の課が、1 つの課になる</source>
        <translation>Merger: two or more sections become one</translation>
    </message>
    <message>
        <source>継続</source>
        <translation>Continuing</translation>
    </message>
    <message>
        <source>継続中</source>
        <translation>Continuing</translation>
    </message>
    <message>
        <source>継続中のまま {0} 日を過ぎた指導が {1} 件あります</source>
        <translation>Guidance continuing for over {0} days: {1}</translation>
    </message>
    <message>
        <source>続いている要望はまだありません。Ctrl+N で、件名だけでも記録できます。</source>
        <translation>There are no requests yet. Ctrl+N records one, by its title alone.</translation>
    </message>
    <message>
        <source>続ける</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>総務省の 6 桁</source>
        <translation>6 digits, issued by MIC</translation>
    </message>
    <message>
        <source>縮小</source>
        <translation>Reduce</translation>
    </message>
    <message>
        <source>置き換える</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>置く場所を選ぶ…</source>
        <translation>Choose a place…</translation>
    </message>
    <message>
        <source>職</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>職の確認</source>
        <translation>Check post</translation>
    </message>
    <message>
        <source>職や人数。個人名は書きません</source>
        <translation>Posts or numbers; no personal names</translation>
    </message>
    <message>
        <source>職や立場（個人名は書きません）</source>
        <translation>Post or role (no personal names)</translation>
    </message>
    <message>
        <source>職名で書きます（例：市民課 推進リーダー）。個人名は要りません。</source>
        <translation>Enter a post (e.g. Citizens&apos; Section promotion leader). No personal name is needed.</translation>
    </message>
    <message>
        <source>職員</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>職員の氏名は書きません</source>
        <translation>Do not write names of staff</translation>
    </message>
    <message>
        <source>職員や市民の氏名は書きません</source>
        <translation>Do not write names of staff or citizens</translation>
    </message>
    <message>
        <source>職員数</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>職員数は、この年度に確定した数です。</source>
        <translation>The staff is as it was fixed in this year.</translation>
    </message>
    <message>
        <source>職員数は、今の課名簿の数を含みます。「職員数を確定」で、後から変わらないようにします。</source>
        <translation>The staff is partly of today&apos;s list. &quot;Fix the staff&quot; keeps it from changing later.</translation>
    </message>
    <message>
        <source>職員数を確定…</source>
        <translation>Fix the staff…</translation>
    </message>
    <message>
        <source>自分の市の調書の Excel ブックに、値を入れたいセルへ {0} のような印を書くと、その様式のまま書き出せます。</source>
        <translation>Write marks such as {0} into the cells of your city&apos;s own Excel workbook, and sheets are written in that very layout.</translation>
    </message>
    <message>
        <source>自動バックアップはまだありません。「ほかのファイル」から選べます。</source>
        <translation>There is no automatic backup yet. Choose one with “Another file”.</translation>
    </message>
    <message>
        <source>自動保存しました {0}</source>
        <translation>Autosaved {0}</translation>
    </message>
    <message>
        <source>自己評価</source>
        <translation>Own rating</translation>
    </message>
    <message>
        <source>自己評価（担当課の回答）</source>
        <translation>Own rating (sections in charge)</translation>
    </message>
    <message>
        <source>至急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>至急の理由</source>
        <translation>Urgency reason</translation>
    </message>
    <message>
        <source>良い向き</source>
        <translation>Better direction</translation>
    </message>
    <message>
        <source>色を付けた Excel の保存先</source>
        <translation>Where to save the coloured Excel file</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>行を確かめています…</source>
        <translation>Checking the rows…</translation>
    </message>
    <message>
        <source>表ではないファイル</source>
        <translation>file that is no table</translation>
    </message>
    <message>
        <source>表に出す数</source>
        <translation>Figures of the table</translation>
    </message>
    <message>
        <source>表示の大きさ</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>複写して新規</source>
        <translation>Copy as new</translation>
    </message>
    <message>
        <source>西暦（20…年）</source>
        <translation>Western (20…)</translation>
    </message>
    <message>
        <source>要望</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>要望にする</source>
        <translation>Make request</translation>
    </message>
    <message>
        <source>要望のその後</source>
        <translation>Progress of requests</translation>
    </message>
    <message>
        <source>要望の文はそのままに、要点を書きます</source>
        <translation>The gist; the request&apos;s own words stay as they are</translation>
    </message>
    <message>
        <source>要望の状況</source>
        <translation>Request status</translation>
    </message>
    <message>
        <source>要望の状況（{0}件）</source>
        <translation>Request status ({0})</translation>
    </message>
    <message>
        <source>要望を記録</source>
        <translation>Record request</translation>
    </message>
    <message>
        <source>要望を選んでください。</source>
        <translation>Choose a request.</translation>
    </message>
    <message>
        <source>要望：{0}</source>
        <translation>Request: {0}</translation>
    </message>
    <message>
        <source>要点</source>
        <translation>Key points</translation>
    </message>
    <message>
        <source>要確認</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>要約値</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>見たこと、聞いたこと、数えたこと</source>
        <translation>What was seen, heard, counted</translation>
    </message>
    <message>
        <source>見た版</source>
        <translation>Version seen</translation>
    </message>
    <message>
        <source>見出しが 2 行に分かれている</source>
        <translation>The headings take two rows</translation>
    </message>
    <message>
        <source>見出しの下に行がありません。シートと見出しの行を確かめてください。</source>
        <translation>There are no rows below the headings. Check the sheet and the heading row.</translation>
    </message>
    <message>
        <source>見出しの行</source>
        <translation>Heading row</translation>
    </message>
    <message>
        <source>見出し（{headings}）のある表が見つかりません。台帳の見出しが設定のときと同じか、確かめてください。</source>
        <translation>No table has these headings ({headings}). Check whether the ledger&apos;s headings are those of the settings.</translation>
    </message>
    <message>
        <source>見出し（件名・日付など）のある行を確かめます。違うときは、表のその行を選びます。</source>
        <translation>Check in which row the headings (title, date …) stand. If it is another one, click that row.</translation>
    </message>
    <message>
        <source>見本「{preset}」はありません。選べるのは次のとおりです：{presets}</source>
        <translation>There is no preset &quot;{preset}&quot;. Choose one of: {presets}</translation>
    </message>
    <message>
        <source>見本：住民票の写し&#x3000;令和8年11月12日&#x3000;1,234件</source>
        <translation>Sample: copy of residence record  12 November 2026  1,234 records</translation>
    </message>
    <message>
        <source>見比べて決める</source>
        <translation>Compare and decide</translation>
    </message>
    <message>
        <source>見比べる</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>見直し</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>見直しを保存</source>
        <translation>Save the review</translation>
    </message>
    <message>
        <source>見直しを決めていない施策が {0} 件あります。そのまま次年度に続きます。</source>
        <translation>{0} measures have no decision yet. They go on as they are.</translation>
    </message>
    <message>
        <source>見直しを決める</source>
        <translation>Decide the review</translation>
    </message>
    <message>
        <source>見直しを直す</source>
        <translation>Change the review</translation>
    </message>
    <message>
        <source>見直し前</source>
        <translation>Not reviewed</translation>
    </message>
    <message>
        <source>見直し前 {0} 施策（決定 {1} / {2}）</source>
        <translation>{0} measures not reviewed ({1} / {2} decided)</translation>
    </message>
    <message>
        <source>見直し反映</source>
        <translation>Review reflected</translation>
    </message>
    <message>
        <source>見直し意見</source>
        <translation>Review opinion</translation>
    </message>
    <message>
        <source>見直し：すべて</source>
        <translation>Review: all</translation>
    </message>
    <message>
        <source>見送り</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>規程・方針</source>
        <translation>Policy document</translation>
    </message>
    <message>
        <source>観察</source>
        <translation>Observe</translation>
    </message>
    <message>
        <source>観察した事実の出どころ</source>
        <translation>Where the observed fact comes from</translation>
    </message>
    <message>
        <source>解決</source>
        <translation>Solved</translation>
    </message>
    <message>
        <source>言葉の対応</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>言語</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>訂正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>訂正の理由</source>
        <translation>Reason for correction</translation>
    </message>
    <message>
        <source>計画</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>計画・プロジェクト</source>
        <translation>Plan or program</translation>
    </message>
    <message>
        <source>計画上の位置</source>
        <translation>Place in the plan</translation>
    </message>
    <message>
        <source>計画上の番号</source>
        <translation>Number in the plan</translation>
    </message>
    <message>
        <source>計画名</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>計画書の章や頁</source>
        <translation>Chapter or page of the plan</translation>
    </message>
    <message>
        <source>計画期間</source>
        <translation>Plan period</translation>
    </message>
    <message>
        <source>計算の誤り（{value}）が残っています。正しい値に直してください。</source>
        <translation>A calculation error ({value}) is left here. Write the right value.</translation>
    </message>
    <message>
        <source>記入日</source>
        <translation>Written on</translation>
    </message>
    <message>
        <source>記号</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>記録</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>記録 {0:,} 件、いちばん新しい記録 {1}</source>
        <translation>{0:,} records, the newest of {1}</translation>
    </message>
    <message>
        <source>記録 {record_id} は見つかりません。</source>
        <translation>Record {record_id} was not found.</translation>
    </message>
    <message>
        <source>記録した意見</source>
        <translation>Recorded opinions</translation>
    </message>
    <message>
        <source>記録した意見（{0:,} 件）</source>
        <translation>Recorded opinions ({0:,})</translation>
    </message>
    <message>
        <source>記録しました</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>記録する  Ctrl+Enter</source>
        <translation>Record  Ctrl+Enter</translation>
    </message>
    <message>
        <source>記録にない行</source>
        <translation>row of no record</translation>
    </message>
    <message>
        <source>記録に戻す</source>
        <translation>Back to recorded</translation>
    </message>
    <message>
        <source>記録に残す名前</source>
        <translation>Name on records</translation>
    </message>
    <message>
        <source>記録の多い課</source>
        <translation>Sections with most records</translation>
    </message>
    <message>
        <source>記録の種別</source>
        <translation>Kind of record</translation>
    </message>
    <message>
        <source>記録を削除しました。</source>
        <translation>Record deleted.</translation>
    </message>
    <message>
        <source>記録を引き継ぐ</source>
        <translation>Takes over the records</translation>
    </message>
    <message>
        <source>記録を救い出す</source>
        <translation>Rescue the records</translation>
    </message>
    <message>
        <source>記録を終える  Esc</source>
        <translation>End recording  Esc</translation>
    </message>
    <message>
        <source>記録・経過・名簿のすべてを、1 つのフォルダーに書き出します。件数に上限はなく、書き出した後に数を確かめます。課内メモ・下書き・設定は入りません。</source>
        <translation>Writes all records, their history and all masters into one folder, without any cap, and counts them afterwards. Internal notes, drafts and settings are not in it.</translation>
    </message>
    <message>
        <source>設定</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>設定の名前</source>
        <translation>Name of the settings</translation>
    </message>
    <message>
        <source>評価</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>評価 {0}</source>
        <translation>Rating {0}</translation>
    </message>
    <message>
        <source>評価の段階</source>
        <translation>Rating grade</translation>
    </message>
    <message>
        <source>評価の理由</source>
        <translation>Reason for the rating</translation>
    </message>
    <message>
        <source>評価・助言・提言</source>
        <translation>Evaluation, advice, proposals</translation>
    </message>
    <message>
        <source>試行</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>説明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>読み出せなかったもの</source>
        <translation>What could not be read</translation>
    </message>
    <message>
        <source>読み方を選ぶ</source>
        <translation>Choose readings</translation>
    </message>
    <message>
        <source>読み方を選ぶ（{0} か所）</source>
        <translation>Choose readings ({0})</translation>
    </message>
    <message>
        <source>読み込んでいます…</source>
        <translation>Loading...</translation>
    </message>
    <message>
        <source>読む</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>読むだけ</source>
        <translation>Read only</translation>
    </message>
    <message>
        <source>読めない行が {0} 行あります。Excel で直して、もう一度貼り付けられます。</source>
        <translation>Unreadable rows: {0}. You can correct them in Excel and paste again.</translation>
    </message>
    <message>
        <source>誰が・いつ</source>
        <translation>Who and when</translation>
    </message>
    <message>
        <source>課</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>課×研修の受講率</source>
        <translation>Rates by section and course</translation>
    </message>
    <message>
        <source>課、または情報政策課</source>
        <translation>A section, or the information policy division</translation>
    </message>
    <message>
        <source>課「{value}」は名簿にありません。名簿にある課名か課コードに直してください。</source>
        <translation>The section “{value}” is not in the master list. Write a section name or code that is.</translation>
    </message>
    <message>
        <source>課ごとの提出状況</source>
        <translation>Submissions by section</translation>
    </message>
    <message>
        <source>課で 2 台目の PC なら B を選びます。整理番号が重ならなくなります。</source>
        <translation>For the section&apos;s second PC, choose B. This keeps local numbers unique.</translation>
    </message>
    <message>
        <source>課にそのまま届きます</source>
        <translation>Reaches the section as it stands</translation>
    </message>
    <message>
        <source>課に届いた配布</source>
        <translation>Arrived at the section</translation>
    </message>
    <message>
        <source>課の 2 台の PC で答えが食い違っています。課が 1 つに決めるまで、確認も差戻しもできません。</source>
        <translation>Two PCs of the section answered differently. Until the section settles on one, it can be neither confirmed nor sent back.</translation>
    </message>
    <message>
        <source>課の 2 台の PC で食い違う回答です。課が 1 つに決めるのを待ってください。</source>
        <translation>Two PCs of the section answered differently. Wait for the section to settle on one.</translation>
    </message>
    <message>
        <source>課の PC どうしで食い違う記録です。見比べることはできますが、どれにするかは各課が決めます。</source>
        <translation>Records on which a section&apos;s PCs differ. They can be compared here; each section decides.</translation>
    </message>
    <message>
        <source>課の一覧</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>課の名前が「{0}」から「{1}」になりました。</source>
        <translation>The section “{0}” is now called “{1}”.</translation>
    </message>
    <message>
        <source>課の名簿が空です。「名簿・コード」で課を加えると、ここに並びます。</source>
        <translation>There are no sections. Add them on “Masters”.</translation>
    </message>
    <message>
        <source>課の回答</source>
        <translation>Answer of the section</translation>
    </message>
    <message>
        <source>課の希望</source>
        <translation>Section’s wish</translation>
    </message>
    <message>
        <source>課の引継ぎ</source>
        <translation>Going on as another section</translation>
    </message>
    <message>
        <source>課の意見</source>
        <translation>Section’s opinion</translation>
    </message>
    <message>
        <source>課の意見はまだありません。</source>
        <translation>The section has not given its opinion yet.</translation>
    </message>
    <message>
        <source>課の意見：{0}</source>
        <translation>Section’s opinion: {0}</translation>
    </message>
    <message>
        <source>課の推進リーダーとして使う</source>
        <translation>A section&apos;s promotion leader</translation>
    </message>
    <message>
        <source>課の改編</source>
        <translation>Succession of sections</translation>
    </message>
    <message>
        <source>課の改編…</source>
        <translation>Reorganise…</translation>
    </message>
    <message>
        <source>課の改編を登録しました。次の配布で各課に届きます。</source>
        <translation>The reorganisation is saved. The next distribution tells the sections.</translation>
    </message>
    <message>
        <source>課の改編：{0} に「{1}」になります</source>
        <translation>Reorganisation: “{1}” from {0}</translation>
    </message>
    <message>
        <source>課の鍵は、すべてこの元の鍵から作られます。紙に印刷して金庫にしまい、台帳を失ったときに戻します。</source>
        <translation>All sections&apos; keys come of this master key. Print it, keep it in a safe, and bring it back should the ledger be lost.</translation>
    </message>
    <message>
        <source>課の鍵を作り直す</source>
        <translation>Issue keys anew</translation>
    </message>
    <message>
        <source>課を選び、回答期限を入れてください。</source>
        <translation>Choose sections and enter the day to answer by.</translation>
    </message>
    <message>
        <source>課コード</source>
        <translation>Section code</translation>
    </message>
    <message>
        <source>課コード {owner}（{name}）は課の名簿にありません。「名簿に加えて取り込む」を選ぶと取り込みます。</source>
        <translation>Section code {owner} ({name}) is not in the section register. To import the file, choose &quot;Register and import&quot;.</translation>
    </message>
    <message>
        <source>課コード ※必須</source>
        <translation>Section code (required)</translation>
    </message>
    <message>
        <source>課・ファイル</source>
        <translation>Section or file</translation>
    </message>
    <message>
        <source>課内で解決</source>
        <translation>Internal</translation>
    </message>
    <message>
        <source>課内メモ</source>
        <translation>Section memo</translation>
    </message>
    <message>
        <source>課名</source>
        <translation>Section name</translation>
    </message>
    <message>
        <source>課名だけが変わります。記録・番号・課コードはそのままです。</source>
        <translation>Only the name changes. Records, numbers and the code stay.</translation>
    </message>
    <message>
        <source>課名簿の職員数を、{0}の数として{1}の分母に残します。後の改編や異動では変わらなくなります。</source>
        <translation>Keeps the staff of the list as of {0} as the denominator of {1}. Later changes will not touch it.</translation>
    </message>
    <message>
        <source>課確認</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>課長確認日</source>
        <translation>Confirmed by head</translation>
    </message>
    <message>
        <source>課長確認日（任意）</source>
        <translation>Confirmed by head (optional)</translation>
    </message>
    <message>
        <source>課題カード数</source>
        <translation>Problem cards</translation>
    </message>
    <message>
        <source>課題・リスク</source>
        <translation>Problems and risks</translation>
    </message>
    <message>
        <source>課：{0}（{1}）  PC {2}</source>
        <translation>Section: {0} ({1})  PC {2}</translation>
    </message>
    <message>
        <source>調書 第{0}版</source>
        <translation>sheet, edition {0}</translation>
    </message>
    <message>
        <source>調書の一覧</source>
        <translation>List of sheets</translation>
    </message>
    <message>
        <source>調書の様式</source>
        <translation>Sheet layout</translation>
    </message>
    <message>
        <source>調書の確定</source>
        <translation>Sheets frozen</translation>
    </message>
    <message>
        <source>調書を確定しています…</source>
        <translation>Freezing sheets…</translation>
    </message>
    <message>
        <source>調書を読み込んでいます…</source>
        <translation>Reading the sheets…</translation>
    </message>
    <message>
        <source>調書を開く</source>
        <translation>Open the plan sheets</translation>
    </message>
    <message>
        <source>講師</source>
        <translation>Lecturer</translation>
    </message>
    <message>
        <source>議事要旨を見る</source>
        <translation>See the minutes</translation>
    </message>
    <message>
        <source>議題</source>
        <translation>Agenda item</translation>
    </message>
    <message>
        <source>議題の順番を変えました。</source>
        <translation>The order of the agenda was changed.</translation>
    </message>
    <message>
        <source>議題はまだありません。「いつもの議題を入れる」か「＋ 議題」で始めます。</source>
        <translation>No items yet. Begin with “Add the usual items” or “+ Item”.</translation>
    </message>
    <message>
        <source>議題を保存</source>
        <translation>Save item</translation>
    </message>
    <message>
        <source>議題を削除しました。</source>
        <translation>The item was deleted.</translation>
    </message>
    <message>
        <source>議題を加えました。</source>
        <translation>The item was added.</translation>
    </message>
    <message>
        <source>議題を加える</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>議題を直しました。</source>
        <translation>The item was changed.</translation>
    </message>
    <message>
        <source>議題を直す</source>
        <translation>Change the item</translation>
    </message>
    <message>
        <source>財源の内訳（千円・任意）</source>
        <translation>Sources of funds (thousand yen, optional)</translation>
    </message>
    <message>
        <source>責任者</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>費用と人役</source>
        <translation>Costs and effort</translation>
    </message>
    <message>
        <source>費用・効果</source>
        <translation>Cost and effect</translation>
    </message>
    <message>
        <source>貼り付けた内容を保存しました。</source>
        <translation>Pasted entries saved.</translation>
    </message>
    <message>
        <source>貼り付けた行</source>
        <translation>Pasted rows</translation>
    </message>
    <message>
        <source>貼り付ける表</source>
        <translation>Table to paste</translation>
    </message>
    <message>
        <source>資料を PDF（{0} ページ）と Excel に書き出しました：{1}</source>
        <translation>The pack was written as PDF ({0} pages) and Excel: {1}</translation>
    </message>
    <message>
        <source>資料を作る</source>
        <translation>Make the pack</translation>
    </message>
    <message>
        <source>資料を書き出すフォルダー</source>
        <translation>Folder for the pack</translation>
    </message>
    <message>
        <source>質問</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>起動し直す</source>
        <translation>Start anew</translation>
    </message>
    <message>
        <source>超過</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>足りないものがあっても {0} 件すべて確定</source>
        <translation>Freeze all {0}, whatever is missing</translation>
    </message>
    <message>
        <source>足りないものがある</source>
        <translation>Something is missing</translation>
    </message>
    <message>
        <source>足りないもの・変わったもの</source>
        <translation>Missing or changed</translation>
    </message>
    <message>
        <source>足りないもの：{0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <source>足りない：{0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <source>返事待ち</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>追加</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>送りました。相手に届いたかは、まだわかりません。</source>
        <translation>Sent. Whether it arrived is not known yet.</translation>
    </message>
    <message>
        <source>送付</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>連絡</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>連絡や照会はまだありません。Ctrl+N で書くと、次の提出・配布で相手に届きます。</source>
        <translation>No liaison yet. Ctrl+N writes one; it goes with the next file.</translation>
    </message>
    <message>
        <source>連絡を書く</source>
        <translation>Write a message</translation>
    </message>
    <message>
        <source>連絡済</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>連絡調整</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>進み具合</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>進み具合：すべて</source>
        <translation>Progress: all</translation>
    </message>
    <message>
        <source>進める</source>
        <translation>Step on</translation>
    </message>
    <message>
        <source>進捗</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>進捗の確認</source>
        <translation>Progress check</translation>
    </message>
    <message>
        <source>進捗の確認を開く</source>
        <translation>Open the progress check</translation>
    </message>
    <message>
        <source>進捗回答</source>
        <translation>Progress report</translation>
    </message>
    <message>
        <source>進捗照会</source>
        <translation>Progress inquiry</translation>
    </message>
    <message>
        <source>進捗照会に {0} 課がまだ回答していません（施策 {1} 件）</source>
        <translation>{0} sections have not answered the progress inquiry yet ({1} measures)</translation>
    </message>
    <message>
        <source>進捗照会に回答する：施策 {0} 件、{1}/{2} まで</source>
        <translation>Answer the progress inquiry: {0} measures, until {1}/{2}</translation>
    </message>
    <message>
        <source>進捗照会の回答</source>
        <translation>Answers to the progress inquiry</translation>
    </message>
    <message>
        <source>進捗照会をまだ作っていません</source>
        <translation>the progress inquiry is not made yet</translation>
    </message>
    <message>
        <source>進捗照会を作る</source>
        <translation>Make the progress inquiry</translation>
    </message>
    <message>
        <source>進捗照会を保存しました。次の配布で各課に届きます。</source>
        <translation>The progress inquiry is saved. The sections get it with the next file.</translation>
    </message>
    <message>
        <source>進捗照会を直す</source>
        <translation>Change the progress inquiry</translation>
    </message>
    <message>
        <source>進捗率</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>進行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>遅れ</source>
        <translation>Delayed</translation>
    </message>
    <message>
        <source>遅れとして数える</source>
        <translation>Counts as delayed</translation>
    </message>
    <message>
        <source>運用</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>達成率</source>
        <translation>Achievement</translation>
    </message>
    <message>
        <source>達成率の下限</source>
        <translation>Least achievement</translation>
    </message>
    <message>
        <source>選ばなければ希望者</source>
        <translation>None chosen: volunteers</translation>
    </message>
    <message>
        <source>選ぶ</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>選ぶ…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>選んだ {0:,} 件の記録の、同じ項目を同じ内容にします。</source>
        <translation>Gives the {0:,} chosen records the same content in one field.</translation>
    </message>
    <message>
        <source>選んだ {0:,} 件の記録を削除しますか。「ファイル」の「ごみ箱」から戻せます。</source>
        <translation>Delete the {0:,} chosen records? They can be brought back from the wastebasket in the menu File.</translation>
    </message>
    <message>
        <source>選んだ分を確定…</source>
        <translation>Freeze selected…</translation>
    </message>
    <message>
        <source>選んだ記録のうち {0:,} 件に書きかけがあります。保存するか取り消してから、まとめて変更してください。</source>
        <translation>{0:,} of the chosen records hold unsaved words. Save or cancel them first, then change together.</translation>
    </message>
    <message>
        <source>選んだ記録のうち {0:,} 件は、終わった年度の済んだ記録です。</source>
        <translation>{0:,} of the chosen records are settled and of a past fiscal year.</translation>
    </message>
    <message>
        <source>選んだ課に案内を作る</source>
        <translation>Call the chosen sections</translation>
    </message>
    <message>
        <source>選んだ課に配布</source>
        <translation>Distribute to selected</translation>
    </message>
    <message>
        <source>選んだ課の鍵を作り直す</source>
        <translation>Issue keys of selected sections anew</translation>
    </message>
    <message>
        <source>選んだ調書</source>
        <translation>Selected sheets</translation>
    </message>
    <message>
        <source>選任</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>選任が要る課の一覧</source>
        <translation>Sections that need a leader</translation>
    </message>
    <message>
        <source>選任する</source>
        <translation>Appoint</translation>
    </message>
    <message>
        <source>選任・異動</source>
        <translation>Appoint or replace</translation>
    </message>
    <message>
        <source>選任済</source>
        <translation>Appointed</translation>
    </message>
    <message>
        <source>選任済 {0} / {1} 課</source>
        <translation>Appointed: {0} of {1} sections</translation>
    </message>
    <message>
        <source>部</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>部ごとの未回答・差戻し（施策の数）</source>
        <translation>Unanswered and sent back by department (measures)</translation>
    </message>
    <message>
        <source>部コード</source>
        <translation>Department code</translation>
    </message>
    <message>
        <source>部下指導</source>
        <translation>Guidance of subordinates</translation>
    </message>
    <message>
        <source>部下指導の人数</source>
        <translation>Subordinates guided</translation>
    </message>
    <message>
        <source>部下指導の日</source>
        <translation>Day of the guidance</translation>
    </message>
    <message>
        <source>部名</source>
        <translation>Department name</translation>
    </message>
    <message>
        <source>部品の数や名前</source>
        <translation>number or names of parts</translation>
    </message>
    <message>
        <source>部：すべて</source>
        <translation>Department: all</translation>
    </message>
    <message>
        <source>配布</source>
        <translation>distribution</translation>
    </message>
    <message>
        <source>配布する課を一覧から選んでください。</source>
        <translation>Choose the sections in the list.</translation>
    </message>
    <message>
        <source>配布ファイルで各課に届きます</source>
        <translation>Reaches the sections by distribution</translation>
    </message>
    <message>
        <source>配布ファイルで施策の担当課に届きます</source>
        <translation>Reaches the measure&apos;s section by distribution</translation>
    </message>
    <message>
        <source>配布ファイルにも外部向けの資料にも載りません</source>
        <translation>In no distribution file and in no paper for others</translation>
    </message>
    <message>
        <source>配布ファイルの保存先</source>
        <translation>Folder for distribution files</translation>
    </message>
    <message>
        <source>配布・同期</source>
        <translation>distribution or synchronisation</translation>
    </message>
    <message>
        <source>配布・同期・提出ファイル</source>
        <translation>Distribution, synchronisation and submission files</translation>
    </message>
    <message>
        <source>配布（情報政策課から課へ）</source>
        <translation>Distribution (division to section)</translation>
    </message>
    <message>
        <source>重複をなくす</source>
        <translation>Deduplicate</translation>
    </message>
    <message>
        <source>鍵の語</source>
        <translation>Key words</translation>
    </message>
    <message>
        <source>鍵の語が {count} 文字あります。{wanted} 文字すべてを、紙のとおりに入力してください。</source>
        <translation>There are {count} letters of key words. Type all {wanted} letters as on the paper.</translation>
    </message>
    <message>
        <source>鍵の語のどこかが違います（最後の語と合いません）。紙の語をもう一度確かめてください。</source>
        <translation>Some letter of the key words is wrong (the last word does not fit). Check the words on the paper again.</translation>
    </message>
    <message>
        <source>鍵を作り直しました。次の配布で届きます。</source>
        <translation>Issued anew. The keys go with the next distribution.</translation>
    </message>
    <message>
        <source>長の呼び名</source>
        <translation>Title of the chair</translation>
    </message>
    <message>
        <source>長の職</source>
        <translation>Post of the chair</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>開く</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>開催</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>開催の一覧から回を選んでください。</source>
        <translation>Choose a session from the list.</translation>
    </message>
    <message>
        <source>開催の回</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>開催の時間</source>
        <translation>Times of the session</translation>
    </message>
    <message>
        <source>開催の期間</source>
        <translation>Period of the session</translation>
    </message>
    <message>
        <source>開催日</source>
        <translation>Held on</translation>
    </message>
    <message>
        <source>開催済</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>開催済み</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>開始</source>
        <translation>Begins at</translation>
    </message>
    <message>
        <source>開始年度</source>
        <translation>First fiscal year</translation>
    </message>
    <message>
        <source>開始日</source>
        <translation>Begun on</translation>
    </message>
    <message>
        <source>関わる人数</source>
        <translation>People involved</translation>
    </message>
    <message>
        <source>関わる記録</source>
        <translation>About the record</translation>
    </message>
    <message>
        <source>関わる進捗照会</source>
        <translation>Progress inquiry it is about</translation>
    </message>
    <message>
        <source>関係課</source>
        <translation>Related section</translation>
    </message>
    <message>
        <source>関係課（任意）</source>
        <translation>Related section (optional)</translation>
    </message>
    <message>
        <source>関連する記録</source>
        <translation>Related records</translation>
    </message>
    <message>
        <source>閲覧のみで開いているため、書き込む操作はできません。</source>
        <translation>Opened to be read only: nothing can be written.</translation>
    </message>
    <message>
        <source>閲覧のみ：{0}</source>
        <translation>View only: {0}</translation>
    </message>
    <message>
        <source>集合</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>集計済</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>電話</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>電話番号</source>
        <translation>telephone number</translation>
    </message>
    <message>
        <source>項目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>順番</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>食い違う項目</source>
        <translation>Differing fields</translation>
    </message>
    <message>
        <source>食い違う項目ごとに、どの内容にするかを選びます。選ばなかった内容も履歴に残ります。</source>
        <translation>Choose a content for every field that differs. What is not chosen stays in the history.</translation>
    </message>
    <message>
        <source>食い違わない項目（{0}）</source>
        <translation>Fields that do not differ ({0})</translation>
    </message>
    <message>
        <source>高コントラスト</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>！ この PC の時計が遅れています</source>
        <translation>! This PC’s clock is slow</translation>
    </message>
    <message>
        <source>！ バックアップがまだありません</source>
        <translation>! No backup yet</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation> ({0})</translation>
    </message>
    <message>
        <source>（この PC にない記録）</source>
        <translation>(record not on this PC)</translation>
    </message>
    <message>
        <source>（なし）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>（まだ届いていない回）</source>
        <translation>(a session that has not arrived yet)</translation>
    </message>
    <message>
        <source>（件名なし）</source>
        <translation>(no title)</translation>
    </message>
    <message>
        <source>（回答期限 {0}）</source>
        <translation> (answer due {0})</translation>
    </message>
    <message>
        <source>（実績 {0} － 基準 {3}）÷（按分目標 {1} － 基準 {3}）＝ {2} %</source>
        <translation>(actual {0} − base {3}) ÷ (target of the year {1} − base {3}) = {2} %</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>（見に行きません）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>（見出しなし）</source>
        <translation>(no heading)</translation>
    </message>
    <message>
        <source>（議題を決めない）</source>
        <translation>(no item)</translation>
    </message>
    <message>
        <source>（部なし）</source>
        <translation>(no department)</translation>
    </message>
    <message>
        <source>（配布の一覧で課を選ぶと、ここに出ます）</source>
        <translation>(choose sections in the list of “Distribution”)</translation>
    </message>
    <message>
        <source>＊ の項目は、前年度の調書から変わりました。</source>
        <translation>Items with ＊ changed since last year&apos;s sheet.</translation>
    </message>
    <message>
        <source>＋ コース</source>
        <translation>+ Course</translation>
    </message>
    <message>
        <source>＋ プロジェクト</source>
        <translation>+ Project</translation>
    </message>
    <message>
        <source>＋ 予定</source>
        <translation>+ Date</translation>
    </message>
    <message>
        <source>＋ 会議</source>
        <translation>+ Meeting</translation>
    </message>
    <message>
        <source>＋ 後の課を増やす</source>
        <translation>+ Another section</translation>
    </message>
    <message>
        <source>＋ 指導を記録</source>
        <translation>+ Record guidance</translation>
    </message>
    <message>
        <source>＋ 指導を記録     Ctrl+G</source>
        <translation>+ Record guidance     Ctrl+G</translation>
    </message>
    <message>
        <source>＋ 施策</source>
        <translation>+ Measure</translation>
    </message>
    <message>
        <source>＋ 活動を記録</source>
        <translation>+ Record activity</translation>
    </message>
    <message>
        <source>＋ 活動を記録     Ctrl+L</source>
        <translation>+ Record activity     Ctrl+L</translation>
    </message>
    <message>
        <source>＋ 要望を記録</source>
        <translation>+ Record request</translation>
    </message>
    <message>
        <source>＋ 要望を記録     Ctrl+N</source>
        <translation>+ Record request     Ctrl+N</translation>
    </message>
    <message>
        <source>＋ 議題</source>
        <translation>+ Item</translation>
    </message>
    <message>
        <source>＋ 追加</source>
        <translation>+ Add</translation>
    </message>
    <message>
        <source>＋ 連絡を書く</source>
        <translation>＋ Write</translation>
    </message>
    <message>
        <source>＋ 開催</source>
        <translation>+ Session</translation>
    </message>
</context>
</TS>
