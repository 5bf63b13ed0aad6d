import type { Language } from './en.js'

/** Spanish. The keys are explained by the English sentences. */
export const es: Language = {
  messages: {
    required: '{field}: este dato es obligatorio.',
    'order.empty': 'Pida al menos una suscripción.',
    'text.tooLong': '{field}: se admiten como máximo {max} caracteres; el texto tiene {length}.',
    'text.unprintable': '{field}: hay caracteres que no se pueden imprimir. Escriba el texto de nuevo sin ellos.',
    'email.format': 'Escriba una dirección de correo electrónico como name@example.com.',
    'email.domain':
      'Una dirección de {domain} no puede ser el correo electrónico del cliente. Escriba una propia del cliente.',
    'culture.format': 'Escriba una referencia cultural como en-US: un idioma y un país.',
    'culture.notInCountry':
      '{culture} no es una referencia cultural de {country}. Elija una de las referencias culturales del país.',
    'language.format': 'Escriba un idioma con sus dos letras, por ejemplo en.',
    'language.notInCountry':
      'Los clientes de {country} no pueden tener el idioma {language}. Elija uno de los idiomas del país.',
    'country.unknown':
      '«{country}» no es un país en el que pueda haber clientes. Escriba su código de dos letras (ISO 3166-1), ' +
      'por ejemplo US.',
    'companyName.oneCharacter': 'El nombre de una empresa tiene al menos dos caracteres.',
    'companyName.noLetters': 'Escriba un nombre de empresa que tenga letras o números.',
    'companyName.legalForm': '«{name}» es solo una forma jurídica. Escriba el nombre completo de la empresa.',
    'companyName.repeated': '«{name}» es un solo carácter repetido. Escriba el nombre real de la empresa.',
    'companyName.spaced': 'Escriba el nombre de la empresa sin espacios entre las letras.',
    'personName.oneCharacter': '{field}: se necesitan al menos dos caracteres.',
    'personName.noLetters': '{field}: escriba letras, no solo números, signos o emojis.',
    'personName.placeholder': '«{name}» parece un texto provisional. Escriba el nombre de una persona.',
    'state.unknown': '«{state}» no es un estado o una provincia de {country} que se pueda elegir.',
    'postalCode.format': '«{postalCode}» no es un código postal de {country}. Un ejemplo es {example}.',
    'postalCode.otherState':
      'El código postal {postalCode} no está en {state}. Corrija el código postal, o bien el estado o la provincia.',
    'phoneNumber.format':
      '«{phoneNumber}» no es un número de teléfono de {country} ni uno con código de país. Un ejemplo es {example}.',
    'registrationNumber.notSupported':
      'Las empresas de {country} no tienen aquí un número de registro de la organización. Omítalo.',
    'registrationNumber.format': 'Un número de registro tiene de 4 a 20 letras, dígitos, puntos, guiones y barras.',
    'domain.format':
      'Escriba un dominio como fourthcoffee.onmicrosoft.com: como máximo 27 letras de la a a la z y números ' +
      'antes de .onmicrosoft.com.',
    'domain.taken': 'Otro cliente ya usa el dominio {domain}. Elija otro.',
    'externalId.duplicate': 'Ya tiene un cliente con el identificador externo «{externalId}».',
    'offer.unknown': 'No hay ninguna oferta «{offerId}» que se pueda pedir en {country}.',
    'quantity.outOfRange':
      '{offer} se puede pedir en cantidades de {min} a {max}; la cantidad {quantity} está fuera de ese intervalo.',
    'billingCycle.notSupported': '{offer}: el ciclo de facturación {billingCycle} no es posible.',
    'order.tooManyLines': 'Un pedido puede tener como máximo {max} suscripciones; este tiene {count}.',
    'offer.prerequisite':
      '{offer} solo amplía otra suscripción. Pida también una de las ofertas que amplía, por ejemplo {prerequisite}.',
    'market.notAuthorized': 'Un partner de {partnerCountry} no puede vender a clientes de {country}.',
    'customer.notFound': 'No hay ningún cliente con el identificador «{id}».',
    'customer.relationshipEnded':
      'La relación con este cliente ha finalizado, por lo que ya no se puede cambiar nada en ella.',
    'customer.activeSubscriptions':
      'Número de suscripciones del cliente que aún no están suspendidas: {count}. Suspéndalas primero.',
    'customer.notSandbox': 'Solo se pueden eliminar clientes de un espacio aislado. En su lugar, finalice la relación.',
    'subscription.notFound': 'No hay ninguna suscripción con el identificador «{id}».',
    'subscription.onlyWhenActive':
      'Esto solo se puede hacer mientras la suscripción está activa; ahora su estado es {status}. Reactívela primero.',
    'subscription.onlyWhenSuspended':
      'Solo se puede reactivar una suscripción suspendida; el estado de esta es {status}.',
    'quantity.usage': '{offer} se factura por uso y no tiene un número de licencias que se pueda cambiar.',
    'autoRenew.notPossible': '{offer} no tiene un plazo que se pueda renovar.',
    'access.notAzure':
      'Solo se puede conceder acceso en suscripciones de Azure; la licencia de {offer} es por usuario.',
    'access.otherDomain': 'Solo los usuarios de {domain} pueden obtener acceso a esta suscripción.',
    'access.duplicate': '{principal} ya tiene el rol {role} en esta suscripción.',
    'access.notFound': 'No hay ninguna concesión de acceso con el identificador «{id}».',
    'principal.format': 'Escriba un nombre de inicio de sesión como admin@{domain}.',
    'etag.stale': 'Los datos han cambiado desde que los leyó. Léalos de nuevo y repita el cambio.',
    'idempotencyKey.empty': 'Omita la clave de idempotencia o indique una, por ejemplo un UUID aleatorio.',
    'idempotencyKey.reused':
      'Esta clave de idempotencia ya se usó con otros datos. Use una nueva o repita la solicitud tal como era.',
    'idempotencyKey.inProgress':
      'Una solicitud con esta clave de idempotencia aún está en curso. Repítala un poco más tarde.',
    'apiKey.notFound': 'No hay ninguna clave de API con el identificador «{id}».',
    'apiKey.tooMany': 'Un partner puede tener como máximo {max} claves de API. Revoque una primero.',
    'apiKey.duplicate': 'Otra clave de API en uso ya se llama «{name}». Elija otro nombre.',
    'apiKey.noRoles': 'Elija al menos un rol.',
    'apiKey.alreadyExpired': 'Esta fecha ya ha pasado. Elija una posterior u omítala para una clave sin fin.',
    'password.tooShort': 'Elija una contraseña de al menos {min} caracteres.',
    'password.tooLong': 'Elija una contraseña de {max} caracteres como máximo.',
    'password.unprintable': 'La contraseña contiene caracteres que no se pueden imprimir.',
    'password.common': 'Muchas personas usan esta contraseña. Elija otra.',
    'password.same': 'Elija una contraseña distinta de la actual.',
    'password.name': 'La contraseña contiene su nombre de usuario o su dominio. Elija otra.',
    'webhook.notFound': 'No hay ningún webhook con el identificador «{id}».',
    'webhook.tooMany': 'Un partner puede tener como máximo {max} webhooks. Elimine uno primero.',
    'webhook.noEventTypes': 'Elija al menos un tipo de evento u omita la lista para recibirlos todos.',
    'webhook.paused': 'El webhook está en pausa. Reanúdelo primero.',
    'webhook.tooManyTests':
      'A un webhook se envían como máximo {max} eventos de prueba por minuto. Inténtelo de nuevo dentro de {seconds} segundos.',
    'webhookDelivery.notDead': 'Este webhook no tiene ninguna entrega fallida con el identificador «{id}».',
    'webhookUrl.format': 'Escriba una URL como https://hooks.example.com/csp.',
    'webhookUrl.notHttps': 'Los eventos solo se envían por https. Escriba una URL que empiece por https://.',
    'webhookUrl.credentials': 'No incluya usuario ni contraseña en la URL: la firma muestra quién envía.',
    'webhookUrl.notPublic':
      '{host} no es una dirección de la Internet pública, y no se envía nada a otras. Escriba una pública.',
    'domain.notFound': 'Nadie tiene el dominio {domain}.',
    'relationship.onlyRemoved': 'Aquí una relación se puede quitar (none), pero no cambiar de otro modo.',
    'delegatedAccess.onlyRemoved': 'Aquí el acceso delegado se puede quitar, pero no conceder.',
    'order.notFound': 'No hay ningún pedido con el id «{id}».',
    'order.cancelled': 'El pedido se canceló. Haga uno nuevo.',
    'order.notSandbox':
      'Solo se pueden cancelar los pedidos de un espacio aislado. Suspenda en su lugar sus suscripciones.',
    'order.lineNumbers': 'Numere las líneas de un pedido 0, 1, 2, etc., cada una una sola vez.',
    'billingCycle.ofOrder': 'El ciclo de facturación es el de todo el pedido. Cámbielo allí: {orderId}.',
    'billingCycle.notInOrder':
      'Todas las suscripciones de un pedido cambian juntas y {offer} no admite el ciclo de facturación {billingCycle}.',
    'billingCycle.onlyWhenActive':
      '{name} está en estado {status}. El ciclo de facturación se cambia para todas las suscripciones del pedido y todas deben estar activas.',
    'billingCycle.committed':
      '{name} tiene un compromiso hasta {date}. El ciclo de facturación {billingCycle} es posible a partir de entonces.',
    'subscription.onlySuspended':
      'Una suscripción se puede suspender y volver a activar; no se puede elegir otro estado.',
    'auditRecord.notFound': 'No hay ningún registro de auditoría con el id «{id}».',
    'user.notFound': 'El cliente no tiene ningún usuario «{id}».',
    'user.onlyPassword': '{field}: aquí solo se puede cambiar la contraseña de un usuario.',
    'webhook.notRegistered': 'Todavía no hay ningún registro. Cree uno con POST.',
    'webhook.registrationExists': 'Ya hay un registro. Cámbielo con PUT.',
    'webhook.unknownEvent': 'Aquí no existe ese evento.',
  },
  fields: {
    email: 'Dirección de correo electrónico',
    culture: 'Referencia cultural',
    language: 'Idioma',
    companyName: 'Nombre de la empresa',
    firstName: 'Nombre',
    lastName: 'Apellidos',
    middleName: 'Segundo nombre',
    country: 'País',
    region: 'Región',
    city: 'Ciudad',
    state: 'Estado o provincia',
    addressLine1: 'Primera línea de la dirección',
    addressLine2: 'Segunda línea de la dirección',
    postalCode: 'Código postal',
    phoneNumber: 'Número de teléfono',
    domain: 'Dominio',
    organizationRegistrationNumber: 'Número de registro de la organización',
    externalId: 'Identificador externo',
    offerId: 'Oferta',
    friendlyName: 'Nombre descriptivo',
    subscriptions: 'Lista de suscripciones',
    password: 'La contraseña',
    principal: 'Nombre de inicio de sesión',
    idempotencyKey: 'Clave de idempotencia',
    url: 'URL',
    description: 'Descripción',
    name: 'Nombre',
  },
}
