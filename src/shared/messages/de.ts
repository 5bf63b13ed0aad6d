import type { Language } from './en.js'

/** German. The keys are explained by the English sentences. */
export const de: Language = {
  messages: {
    required: '{field}: Diese Angabe ist erforderlich.',
    'order.empty': 'Bestellen Sie mindestens ein Abonnement.',
    'text.tooLong': '{field}: Höchstens {max} Zeichen sind möglich; eingegeben wurden {length}.',
    'text.unprintable': '{field}: Einige Zeichen sind nicht druckbar. Geben Sie den Text ohne diese Zeichen neu ein.',
    'email.format': 'Geben Sie eine E-Mail-Adresse wie name@example.com ein.',
    'email.domain':
      'Eine Adresse bei {domain} kann keine E-Mail-Adresse des Kunden sein. Geben Sie eine eigene des Kunden ein.',
    'culture.format': 'Geben Sie eine Kultur wie en-US ein: eine Sprache und ein Land.',
    'culture.notInCountry': '{culture} ist keine Kultur für {country}. Wählen Sie eine Kultur dieses Landes.',
    'language.format': 'Geben Sie eine Sprache mit ihren zwei Buchstaben ein, zum Beispiel en.',
    'language.notInCountry':
      'Für Kunden im Land {country} ist die Sprache {language} nicht möglich. Wählen Sie eine der dortigen Sprachen.',
    'country.unknown':
      '„{country}“ ist kein Land, in dem Kunden sein können. Geben Sie den Code aus zwei Buchstaben ein ' +
      '(ISO 3166-1), zum Beispiel US.',
    'companyName.oneCharacter': 'Ein Firmenname hat mindestens zwei Zeichen.',
    'companyName.noLetters': 'Geben Sie einen Firmennamen mit Buchstaben oder Ziffern ein.',
    'companyName.legalForm': '„{name}“ ist nur eine Rechtsform. Geben Sie den vollständigen Firmennamen ein.',
    'companyName.repeated': '„{name}“ ist nur ein wiederholtes Zeichen. Geben Sie den echten Firmennamen ein.',
    'companyName.spaced': 'Schreiben Sie den Firmennamen ohne Leerzeichen zwischen den Buchstaben.',
    'personName.oneCharacter': '{field}: Mindestens zwei Zeichen sind erforderlich.',
    'personName.noLetters': '{field}: Geben Sie Buchstaben ein, nicht nur Ziffern, Sonderzeichen oder Emojis.',
    'personName.placeholder': '„{name}“ sieht wie ein Platzhalter aus. Geben Sie den Namen einer Person ein.',
    'state.unknown': '„{state}“ ist kein auswählbarer Bundesstaat und keine auswählbare Provinz für {country}.',
    'postalCode.format': '„{postalCode}“ ist keine Postleitzahl für {country}. Ein Beispiel ist {example}.',
    'postalCode.otherState':
      'Die Postleitzahl {postalCode} liegt nicht in {state}. Korrigieren Sie die Postleitzahl oder den Bundesstaat.',
    'phoneNumber.format':
      '„{phoneNumber}“ ist weder eine Telefonnummer für {country} noch eine mit Landesvorwahl. ' +
      'Ein Beispiel ist {example}.',
    'registrationNumber.notSupported':
      'Für Firmen im Land {country} gibt es hier keine Registrierungsnummer der Organisation. Lassen Sie sie weg.',
    'registrationNumber.format':
      'Eine Registrierungsnummer besteht aus 4 bis 20 Buchstaben, Ziffern, Punkten, Bindestrichen und Schrägstrichen.',
    'domain.format':
      'Geben Sie eine Domäne wie fourthcoffee.onmicrosoft.com ein: vor .onmicrosoft.com höchstens 27 Buchstaben ' +
      'von a bis z und Ziffern.',
    'domain.taken': 'Die Domäne {domain} wird bereits von einem anderen Kunden verwendet. Wählen Sie eine andere.',
    'externalId.duplicate': 'Sie haben bereits einen Kunden mit der externen ID „{externalId}“.',
    'offer.unknown': 'Es gibt kein Angebot „{offerId}“, das für {country} bestellt werden kann.',
    'quantity.outOfRange':
      '{offer} kann in Mengen von {min} bis {max} bestellt werden; die Menge {quantity} liegt außerhalb.',
    'billingCycle.notSupported': '{offer}: Der Abrechnungszyklus {billingCycle} ist nicht möglich.',
    'order.tooManyLines': 'Eine Bestellung kann höchstens {max} Abonnements enthalten; diese enthält {count}.',
    'offer.prerequisite':
      '{offer} erweitert nur ein anderes Abonnement. Bestellen Sie auch eines der Angebote, die erweitert werden, ' +
      'zum Beispiel {prerequisite}.',
    'market.notAuthorized': 'Ein Partner im Land {partnerCountry} kann nicht an Kunden im Land {country} verkaufen.',
    'customer.notFound': 'Es gibt keinen Kunden mit der ID „{id}“.',
    'customer.relationshipEnded':
      'Die Geschäftsbeziehung mit diesem Kunden wurde beendet; deshalb kann daran nichts mehr geändert werden.',
    'customer.activeSubscriptions':
      'Anzahl der Abonnements des Kunden, die noch nicht ausgesetzt sind: {count}. Setzen Sie diese zuerst aus.',
    'customer.notSandbox':
      'Nur Kunden einer Sandbox können gelöscht werden. Beenden Sie stattdessen die Geschäftsbeziehung.',
    'subscription.notFound': 'Es gibt kein Abonnement mit der ID „{id}“.',
    'subscription.onlyWhenActive':
      'Das ist nur möglich, solange das Abonnement aktiv ist; jetzt ist es {status}. Reaktivieren Sie es zuerst.',
    'subscription.onlyWhenSuspended':
      'Nur ein ausgesetztes Abonnement kann reaktiviert werden; dieses hat den Status {status}.',
    'quantity.usage': '{offer} wird nach Nutzung abgerechnet und hat keine Anzahl von Lizenzen, die sich ändern lässt.',
    'autoRenew.notPossible': '{offer} hat keine Laufzeit, die verlängert werden könnte.',
    'access.notAzure': 'Zugriff kann nur für Azure-Abonnements gewährt werden; {offer} wird pro Benutzer lizenziert.',
    'access.otherDomain': 'Nur Benutzer von {domain} können Zugriff auf dieses Abonnement erhalten.',
    'access.duplicate': '{principal} hat die Rolle {role} für dieses Abonnement bereits.',
    'access.notFound': 'Es gibt keine Zugriffsberechtigung mit der ID „{id}“.',
    'principal.format': 'Geben Sie einen Anmeldenamen wie admin@{domain} ein.',
    'etag.stale':
      'Die Daten wurden geändert, seit Sie sie gelesen haben. Lesen Sie sie erneut, und wiederholen Sie die Änderung.',
    'idempotencyKey.empty':
      'Lassen Sie den Idempotenzschlüssel weg, oder geben Sie einen an, etwa eine zufällige UUID.',
    'idempotencyKey.reused':
      'Dieser Idempotenzschlüssel wurde schon mit anderen Angaben verwendet. Nehmen Sie einen neuen, oder wiederholen Sie die Anfrage, wie sie war.',
    'idempotencyKey.inProgress':
      'Eine Anfrage mit diesem Idempotenzschlüssel läuft noch. Wiederholen Sie sie etwas später.',
    'apiKey.notFound': 'Es gibt keinen API-Schlüssel mit der ID „{id}“.',
    'apiKey.tooMany': 'Ein Partner kann höchstens {max} API-Schlüssel haben. Widerrufen Sie zuerst einen.',
    'apiKey.duplicate': 'Ein anderer gültiger API-Schlüssel heißt bereits „{name}“. Wählen Sie einen anderen Namen.',
    'apiKey.noRoles': 'Wählen Sie mindestens eine Rolle.',
    'apiKey.alreadyExpired':
      'Dieser Zeitpunkt liegt in der Vergangenheit. Wählen Sie einen späteren, oder lassen Sie ihn weg.',
    'password.tooShort': 'Wählen Sie ein Kennwort mit mindestens {min} Zeichen.',
    'password.tooLong': 'Wählen Sie ein Kennwort mit höchstens {max} Zeichen.',
    'password.unprintable': 'Das Kennwort enthält Zeichen, die nicht druckbar sind.',
    'password.common': 'Dieses Kennwort benutzen viele. Wählen Sie ein anderes.',
    'password.same': 'Wählen Sie ein anderes Kennwort als das bisherige.',
    'password.name': 'Das Kennwort enthält Ihren Benutzernamen oder Ihre Domäne. Wählen Sie ein anderes.',
    'webhook.notFound': 'Es gibt keinen Webhook mit der ID „{id}“.',
    'webhook.tooMany': 'Ein Partner kann höchstens {max} Webhooks haben. Löschen Sie zuerst einen.',
    'webhook.noEventTypes':
      'Wählen Sie mindestens eine Art von Ereignis, oder lassen Sie die Liste weg, um alle zu erhalten.',
    'webhook.paused': 'Der Webhook ist angehalten. Setzen Sie ihn zuerst fort.',
    'webhook.tooManyTests':
      'An einen Webhook gehen höchstens {max} Testereignisse in der Minute. Versuchen Sie es in {seconds} Sekunden noch einmal.',
    'webhookDelivery.notDead': 'Dieser Webhook hat keine aufgegebene Zustellung mit der ID „{id}“.',
    'webhookUrl.format': 'Geben Sie eine URL wie https://hooks.example.com/csp ein.',
    'webhookUrl.notHttps':
      'Ereignisse werden nur über https gesendet. Geben Sie eine URL ein, die mit https:// beginnt.',
    'webhookUrl.credentials': 'Lassen Sie Benutzername und Kennwort in der URL weg: Die Signatur zeigt, wer sendet.',
    'webhookUrl.notPublic':
      '{host} ist keine Adresse des öffentlichen Internets, und an andere wird nichts gesendet. Geben Sie eine öffentliche ein.',
    'domain.notFound': 'Niemand hat die Domäne {domain}.',
    'relationship.onlyRemoved': 'Eine Beziehung kann hier beendet (none), aber nicht anders geändert werden.',
    'delegatedAccess.onlyRemoved': 'Delegierter Zugriff kann hier entzogen, aber nicht erteilt werden.',
    'order.notFound': 'Es gibt keine Bestellung mit der ID „{id}“.',
    'order.cancelled': 'Die Bestellung wurde storniert. Geben Sie eine neue auf.',
    'order.notSandbox':
      'Nur Bestellungen einer Sandbox können storniert werden. Setzen Sie stattdessen ihre Abonnements aus.',
    'order.lineNumbers': 'Nummerieren Sie die Positionen einer Bestellung mit 0, 1, 2 und so weiter, jede einmal.',
    'billingCycle.ofOrder': 'Der Abrechnungszyklus gilt für die ganze Bestellung. Ändern Sie ihn dort: {orderId}.',
    'billingCycle.notInOrder':
      'Alle Abonnements einer Bestellung ändern sich zusammen, und für {offer} ist der Abrechnungszyklus {billingCycle} nicht möglich.',
    'billingCycle.onlyWhenActive':
      '{name} ist {status}. Der Abrechnungszyklus wird für alle Abonnements der Bestellung geändert, und jedes muss aktiv sein.',
    'billingCycle.committed':
      '{name} ist bis {date} gebunden. Erst danach ist der Abrechnungszyklus {billingCycle} möglich.',
    'subscription.onlySuspended':
      'Ein Abonnement kann ausgesetzt und wieder aktiviert werden; ein anderer Status ist nicht wählbar.',
    'auditRecord.notFound': 'Es gibt keinen Protokolleintrag mit der ID „{id}“.',
    'user.notFound': 'Der Kunde hat keinen Benutzer „{id}“.',
    'user.onlyPassword': '{field} lässt sich hier nicht ändern: Bei einem Benutzer geht das nur mit dem Kennwort.',
    'webhook.notRegistered': 'Es gibt noch keine Registrierung. Legen Sie eine mit POST an.',
    'webhook.registrationExists': 'Es gibt bereits eine Registrierung. Ändern Sie sie mit PUT.',
    'webhook.unknownEvent': 'Dieses Ereignis gibt es hier nicht.',
  },
  fields: {
    email: 'E-Mail-Adresse',
    culture: 'Kultur',
    language: 'Sprache',
    companyName: 'Firmenname',
    firstName: 'Vorname',
    lastName: 'Nachname',
    middleName: 'Zweiter Vorname',
    country: 'Land',
    region: 'Region',
    city: 'Ort',
    state: 'Bundesstaat oder Provinz',
    addressLine1: 'Erste Adresszeile',
    addressLine2: 'Zweite Adresszeile',
    postalCode: 'Postleitzahl',
    phoneNumber: 'Telefonnummer',
    domain: 'Domäne',
    organizationRegistrationNumber: 'Registrierungsnummer der Organisation',
    externalId: 'Externe ID',
    offerId: 'Angebot',
    friendlyName: 'Anzeigename',
    subscriptions: 'Liste der Abonnements',
    password: 'Das Kennwort',
    principal: 'Anmeldename',
    idempotencyKey: 'Idempotenzschlüssel',
    url: 'URL',
    description: 'Beschreibung',
    name: 'Name',
  },
}
