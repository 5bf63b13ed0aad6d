import type { Language } from './en.js'

/** Japanese. The keys are explained by the English sentences. */
export const ja: Language = {
  messages: {
    required: '{field}は必須です。',
    'order.empty': 'サブスクリプションを1つ以上注文してください。',
    'text.tooLong': '{field}は{max}文字以内で入力してください。現在は{length}文字です。',
    'text.unprintable': '{field}に印刷できない文字が含まれています。その文字を除いて入力し直してください。',
    'email.format': 'name@example.com のような形式でメール アドレスを入力してください。',
    'email.domain':
      '{domain} のアドレスは顧客のメール アドレスとして使用できません。顧客自身のアドレスを入力してください。',
    'culture.format': 'en-US のように、言語と国を組み合わせたカルチャを入力してください。',
    'culture.notInCountry': '{culture} は{country}のカルチャではありません。この国のカルチャから選択してください。',
    'language.format': 'en のように、言語を2文字のコードで入力してください。',
    'language.notInCountry':
      '{country}の顧客には言語 {language} を設定できません。この国で使用できる言語から選択してください。',
    'country.unknown':
      '「{country}」は顧客の国として使用できません。US のような2文字の国コード (ISO 3166-1) を入力してください。',
    'companyName.oneCharacter': '会社名は2文字以上で入力してください。',
    'companyName.noLetters': '文字または数字を含む会社名を入力してください。',
    'companyName.legalForm': '「{name}」は会社の法的形態のみです。正式な会社名をすべて入力してください。',
    'companyName.repeated': '「{name}」は同じ文字の繰り返しです。実際の会社名を入力してください。',
    'companyName.spaced': '会社名は、文字と文字の間に空白を入れずに入力してください。',
    'personName.oneCharacter': '{field}は2文字以上で入力してください。',
    'personName.noLetters': '{field}には、数字、記号、絵文字だけでなく、文字を入力してください。',
    'personName.placeholder': '「{name}」は仮の名前のようです。実在する人の名前を入力してください。',
    'state.unknown': '「{state}」は{country}で選択できる都道府県または州ではありません。',
    'postalCode.format': '「{postalCode}」は{country}の郵便番号ではありません。{example} のように入力してください。',
    'postalCode.otherState':
      '郵便番号 {postalCode} は {state} のものではありません。郵便番号、または都道府県か州を修正してください。',
    'phoneNumber.format':
      '「{phoneNumber}」は{country}の電話番号でも、国番号付きの電話番号でもありません。' +
      '{example} のように入力してください。',
    'registrationNumber.notSupported': '{country}の会社には組織登録番号を設定できません。入力しないでください。',
    'registrationNumber.format': '登録番号は、文字、数字、ピリオド、ハイフン、スラッシュを使った 4 ～ 20 文字です。',
    'domain.format':
      'fourthcoffee.onmicrosoft.com のようなドメインを入力してください。' +
      '.onmicrosoft.com の前に使用できるのは、a～z の文字と数字を合わせて27文字までです。',
    'domain.taken': 'ドメイン {domain} は別の顧客が既に使用しています。別のドメインを選択してください。',
    'externalId.duplicate': '外部 ID「{externalId}」の顧客は既に存在します。',
    'offer.unknown': '{country}で注文できるオファー「{offerId}」はありません。',
    'quantity.outOfRange': '{offer} を注文できる数量は {min}～{max} です。{quantity} は範囲外です。',
    'billingCycle.notSupported': '{offer} では請求サイクル {billingCycle} を使用できません。',
    'order.tooManyLines':
      '1回の注文に含められるサブスクリプションは{max}件までです。この注文には{count}件含まれています。',
    'offer.prerequisite':
      '{offer} は別のサブスクリプションを拡張するだけのものです。' +
      '{prerequisite} など、拡張の対象となるオファーも注文してください。',
    'market.notAuthorized': '{partnerCountry}のパートナーは{country}の顧客に販売できません。',
    'customer.notFound': 'ID「{id}」の顧客は見つかりません。',
    'customer.relationshipEnded': 'この顧客との関係は終了しているため、変更できません。',
    'customer.activeSubscriptions':
      'この顧客には、一時停止されていないサブスクリプションが{count}件あります。先に一時停止してください。',
    'customer.notSandbox': '削除できるのはサンドボックスの顧客だけです。代わりに関係を終了してください。',
    'subscription.notFound': 'ID「{id}」のサブスクリプションは見つかりません。',
    'subscription.onlyWhenActive':
      'この操作は、サブスクリプションがアクティブなときに実行できます。' +
      '現在の状態は {status} です。先に再アクティブ化してください。',
    'subscription.onlyWhenSuspended':
      '再アクティブ化できるのは、一時停止中のサブスクリプションだけです。現在の状態は {status} です。',
    'quantity.usage': '{offer} は使用量に応じて課金されるため、変更できるライセンス数はありません。',
    'autoRenew.notPossible': '{offer} には更新できる契約期間がありません。',
    'access.notAzure':
      'アクセス権を付与できるのは Azure サブスクリプションだけです。{offer} はユーザー単位のライセンスです。',
    'access.otherDomain': 'このサブスクリプションへのアクセス権を取得できるのは、{domain} のユーザーだけです。',
    'access.duplicate': '{principal} には、このサブスクリプションのロール {role} が既に割り当てられています。',
    'access.notFound': 'ID「{id}」のアクセス権の付与は見つかりません。',
    'principal.format': 'admin@{domain} のような形式でサインイン名を入力してください。',
    'etag.stale': '読み取り後にデータが変更されました。もう一度読み取ってから、変更をやり直してください。',
    'idempotencyKey.empty': '冪等キーを省略するか、ランダムな UUID などを指定してください。',
    'idempotencyKey.reused':
      'この冪等キーは別の入力で使用済みです。新しいキーを使うか、同じ内容でもう一度送信してください。',
    'idempotencyKey.inProgress': 'この冪等キーのリクエストはまだ処理中です。しばらくしてからもう一度送信してください。',
    'apiKey.notFound': 'ID「{id}」の API キーは見つかりません。',
    'apiKey.tooMany': 'パートナーが持てる API キーは{max}個までです。先に1つ失効させてください。',
    'apiKey.duplicate': '使用中の別の API キーの名前が既に「{name}」です。別の名前を選択してください。',
    'apiKey.noRoles': 'ロールを1つ以上選択してください。',
    'apiKey.alreadyExpired': 'この日時は過ぎています。後の日時を選択するか、期限なしの場合は省略してください。',
    'password.tooShort': 'パスワードは{min}文字以上にしてください。',
    'password.tooLong': 'パスワードは{max}文字以内にしてください。',
    'password.unprintable': 'パスワードに印刷できない文字が含まれています。',
    'password.common': 'このパスワードは多くの人が使用しています。別のものを選択してください。',
    'password.same': '現在とは異なるパスワードを選択してください。',
    'password.name': 'パスワードにユーザー名またはドメインが含まれています。別のものを選択してください。',
    'webhook.notFound': 'ID「{id}」の Webhook は見つかりません。',
    'webhook.tooMany': 'パートナーが登録できる Webhook は{max}個までです。先に1つ削除してください。',
    'webhook.noEventTypes': 'イベントの種類を1つ以上選択するか、すべてを受け取る場合はリストを省略してください。',
    'webhook.paused': 'この Webhook は一時停止中です。先に再開してください。',
    'webhook.tooManyTests':
      '1つの Webhook に送信できるテストイベントは1分間に{max}件までです。{seconds}秒後にもう一度お試しください。',
    'webhookDelivery.notDead': 'この Webhook に、ID「{id}」の配信不能な配信はありません。',
    'webhookUrl.format': 'https://hooks.example.com/csp のような URL を入力してください。',
    'webhookUrl.notHttps': 'イベントは https でのみ送信されます。https:// で始まる URL を入力してください。',
    'webhookUrl.credentials': 'URL にユーザー名とパスワードを含めないでください。送信元は署名で確認できます。',
    'webhookUrl.notPublic':
      '{host} は公開インターネットのアドレスではないため、送信できません。公開されたアドレスを入力してください。',
    'domain.notFound': 'ドメイン {domain} は誰も使用していません。',
    'relationship.onlyRemoved': '関係はここでは削除 (none) のみでき、それ以外の変更はできません。',
    'delegatedAccess.onlyRemoved': '委任されたアクセスはここでは取り消しのみでき、付与はできません。',
    'order.notFound': 'ID「{id}」の注文はありません。',
    'order.cancelled': 'この注文は取り消されました。新しく注文してください。',
    'order.notSandbox':
      '取り消せるのはサンドボックスの注文だけです。代わりにそのサブスクリプションを一時停止してください。',
    'order.lineNumbers': '注文の明細には 0、1、2 … と重複なく番号を付けてください。',
    'billingCycle.ofOrder': '請求サイクルは注文全体のものです。注文 {orderId} で変更してください。',
    'billingCycle.notInOrder':
      '注文のサブスクリプションはすべて一緒に変更されますが、{offer} では請求サイクル {billingCycle} を使用できません。',
    'billingCycle.onlyWhenActive':
      '{name} の状態は {status} です。請求サイクルは注文のすべてのサブスクリプションについて変更され、すべてが有効である必要があります。',
    'billingCycle.committed': '{name} の契約期間は {date} までです。請求サイクル {billingCycle} はその後に選べます。',
    'subscription.onlySuspended': 'サブスクリプションは一時停止と再開のみできます。他の状態は選べません。',
    'auditRecord.notFound': 'ID「{id}」の監査レコードはありません。',
    'user.notFound': 'この顧客にユーザー「{id}」はいません。',
    'user.onlyPassword': '{field}はここでは変更できません。変更できるのはユーザーのパスワードだけです。',
    'webhook.notRegistered': '登録はまだありません。POST で作成してください。',
    'webhook.registrationExists': '登録は既にあります。PUT で変更してください。',
    'webhook.unknownEvent': 'このイベントはここにはありません。',
  },
  fields: {
    email: 'メール アドレス',
    culture: 'カルチャ',
    language: '言語',
    companyName: '会社名',
    firstName: '名',
    lastName: '姓',
    middleName: 'ミドル ネーム',
    country: '国',
    region: '地域',
    city: '市区町村',
    state: '都道府県または州',
    addressLine1: '住所1行目',
    addressLine2: '住所2行目',
    postalCode: '郵便番号',
    phoneNumber: '電話番号',
    domain: 'ドメイン',
    organizationRegistrationNumber: '組織登録番号',
    externalId: '外部 ID',
    offerId: 'オファー',
    friendlyName: 'フレンドリ名',
    subscriptions: 'サブスクリプションの一覧',
    password: 'パスワード',
    principal: 'サインイン名',
    idempotencyKey: '冪等キー',
    url: 'URL',
    description: '説明',
    name: '名前',
  },
}
