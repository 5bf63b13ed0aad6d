import type { Language } from './en.js'

/** Brazilian Portuguese. The keys are explained by the English sentences. */
export const ptBR: Language = {
  messages: {
    required: '{field}: este campo é obrigatório.',
    'order.empty': 'Peça pelo menos uma assinatura.',
    'text.tooLong': '{field}: são permitidos no máximo {max} caracteres; o texto tem {length}.',
    'text.unprintable': '{field}: há caracteres que não podem ser impressos. Digite o texto novamente sem eles.',
    'email.format': 'Insira um endereço de email como name@example.com.',
    'email.domain':
      'Um endereço de {domain} não pode ser o endereço de email do cliente. Insira um endereço do próprio cliente.',
    'culture.format': 'Insira uma cultura como en-US: um idioma e um país.',
    'culture.notInCountry': '{culture} não é uma cultura deste país ({country}). Escolha uma das culturas do país.',
    'language.format': 'Insira um idioma com suas duas letras, por exemplo en.',
    'language.notInCountry':
      'Os clientes deste país ({country}) não podem ter o idioma {language}. Escolha um dos idiomas do país.',
    'country.unknown':
      '“{country}” não é um país em que possa haver clientes. Insira o código de duas letras do país (ISO 3166-1), ' +
      'por exemplo US.',
    'companyName.oneCharacter': 'Um nome de empresa tem pelo menos dois caracteres.',
    'companyName.noLetters': 'Insira um nome de empresa que tenha letras ou números.',
    'companyName.legalForm': '“{name}” é apenas uma forma jurídica. Insira o nome completo da empresa.',
    'companyName.repeated': '“{name}” é um único caractere repetido. Insira o nome real da empresa.',
    'companyName.spaced': 'Escreva o nome da empresa sem espaços entre as letras.',
    'personName.oneCharacter': '{field}: são necessários pelo menos dois caracteres.',
    'personName.noLetters': '{field}: insira letras, não apenas números, sinais ou emojis.',
    'personName.placeholder': '“{name}” parece um texto provisório. Insira o nome de uma pessoa.',
    'state.unknown': '“{state}” não é um estado deste país ({country}) que possa ser escolhido.',
    'postalCode.format': '“{postalCode}” não é um código postal deste país ({country}). Um exemplo é {example}.',
    'postalCode.otherState':
      'O código postal {postalCode} não corresponde a {state}. Corrija o código postal ou o estado.',
    'phoneNumber.format':
      '“{phoneNumber}” não é um número de telefone deste país ({country}) nem um número com código de país. ' +
      'Um exemplo é {example}.',
    'registrationNumber.notSupported':
      'As empresas deste país ({country}) não têm número de registro da organização aqui. Deixe-o em branco.',
    'registrationNumber.format': 'Um número de registro tem de 4 a 20 letras, dígitos, pontos, hifens e barras.',
    'domain.format':
      'Insira um domínio como fourthcoffee.onmicrosoft.com: no máximo 27 letras de a a z e números ' +
      'antes de .onmicrosoft.com.',
    'domain.taken': 'O domínio {domain} já é usado por outro cliente. Escolha outro.',
    'externalId.duplicate': 'Você já tem um cliente com a ID externa “{externalId}”.',
    'offer.unknown': 'Não há nenhuma oferta “{offerId}” que possa ser pedida neste país ({country}).',
    'quantity.outOfRange':
      '{offer} pode ser pedido em quantidades de {min} a {max}; a quantidade {quantity} está fora desse intervalo.',
    'billingCycle.notSupported': '{offer}: o ciclo de cobrança {billingCycle} não é possível.',
    'order.tooManyLines': 'Um pedido pode ter no máximo {max} assinaturas; este tem {count}.',
    'offer.prerequisite':
      '{offer} apenas complementa outra assinatura. Peça também uma das ofertas complementadas, ' +
      'por exemplo {prerequisite}.',
    'market.notAuthorized': 'Um parceiro do país {partnerCountry} não pode vender para clientes do país {country}.',
    'customer.notFound': 'Não há nenhum cliente com a ID “{id}”.',
    'customer.relationshipEnded':
      'A relação com este cliente foi encerrada; por isso, nada mais pode ser alterado nela.',
    'customer.activeSubscriptions':
      'Número de assinaturas do cliente que ainda não estão suspensas: {count}. Suspenda-as primeiro.',
    'customer.notSandbox':
      'Somente clientes de uma área restrita podem ser excluídos. Em vez disso, encerre a relação.',
    'subscription.notFound': 'Não há nenhuma assinatura com a ID “{id}”.',
    'subscription.onlyWhenActive':
      'Isso só pode ser feito enquanto a assinatura está ativa; agora o status é {status}. Reative-a primeiro.',
    'subscription.onlyWhenSuspended': 'Somente uma assinatura suspensa pode ser reativada; o status desta é {status}.',
    'quantity.usage': '{offer} é cobrado por uso e não tem um número de licenças que possa ser alterado.',
    'autoRenew.notPossible': '{offer} não tem um prazo que possa ser renovado.',
    'access.notAzure': 'O acesso só pode ser concedido em assinaturas do Azure; {offer} é licenciado por usuário.',
    'access.otherDomain': 'Somente usuários de {domain} podem obter acesso a esta assinatura.',
    'access.duplicate': '{principal} já tem a função {role} nesta assinatura.',
    'access.notFound': 'Não há nenhuma concessão de acesso com a ID “{id}”.',
    'principal.format': 'Insira um nome de entrada como admin@{domain}.',
    'etag.stale': 'Os dados foram alterados desde que você os leu. Leia-os novamente e repita a alteração.',
    'idempotencyKey.empty': 'Deixe a chave de idempotência de fora ou informe uma, como um UUID aleatório.',
    'idempotencyKey.reused':
      'Esta chave de idempotência já foi usada com outros dados. Use uma nova ou repita a solicitação como era.',
    'idempotencyKey.inProgress':
      'Uma solicitação com esta chave de idempotência ainda está em andamento. Repita-a um pouco mais tarde.',
    'apiKey.notFound': 'Não há nenhuma chave de API com a ID “{id}”.',
    'apiKey.tooMany': 'Um parceiro pode ter no máximo {max} chaves de API. Revogue uma primeiro.',
    'apiKey.duplicate': 'Outra chave de API em uso já se chama “{name}”. Escolha outro nome.',
    'apiKey.noRoles': 'Escolha pelo menos uma função.',
    'apiKey.alreadyExpired': 'Esta data já passou. Escolha uma posterior ou deixe-a de fora para uma chave sem fim.',
    'password.tooShort': 'Escolha uma senha com pelo menos {min} caracteres.',
    'password.tooLong': 'Escolha uma senha com no máximo {max} caracteres.',
    'password.unprintable': 'A senha contém caracteres que não podem ser impressos.',
    'password.common': 'Muitas pessoas usam esta senha. Escolha outra.',
    'password.same': 'Escolha uma senha diferente da atual.',
    'password.name': 'A senha contém seu nome de usuário ou domínio. Escolha outra.',
    'webhook.notFound': 'Não há nenhum webhook com a ID “{id}”.',
    'webhook.tooMany': 'Um parceiro pode ter no máximo {max} webhooks. Exclua um primeiro.',
    'webhook.noEventTypes': 'Escolha pelo menos um tipo de evento ou deixe a lista de fora para receber todos.',
    'webhook.paused': 'O webhook está em pausa. Retome-o primeiro.',
    'webhook.tooManyTests':
      'No máximo {max} eventos de teste por minuto são enviados a um webhook. Tente novamente em {seconds} segundos.',
    'webhookDelivery.notDead': 'Este webhook não tem nenhuma entrega abandonada com a ID “{id}”.',
    'webhookUrl.format': 'Insira uma URL como https://hooks.example.com/csp.',
    'webhookUrl.notHttps': 'Os eventos são enviados somente por https. Insira uma URL que comece com https://.',
    'webhookUrl.credentials': 'Deixe o nome de usuário e a senha fora da URL: a assinatura mostra quem envia.',
    'webhookUrl.notPublic':
      '{host} não é um endereço da internet pública, e nada é enviado a outros. Insira um endereço público.',
    'domain.notFound': 'Ninguém tem o domínio {domain}.',
    'relationship.onlyRemoved': 'Aqui um relacionamento pode ser removido (none), mas não alterado de outra forma.',
    'delegatedAccess.onlyRemoved': 'Aqui o acesso delegado pode ser removido, mas não concedido.',
    'order.notFound': 'Não há nenhum pedido com o id “{id}”.',
    'order.cancelled': 'O pedido foi cancelado. Faça um novo.',
    'order.notSandbox':
      'Somente pedidos de uma área restrita podem ser cancelados. Em vez disso, suspenda as assinaturas.',
    'order.lineNumbers': 'Numere as linhas de um pedido com 0, 1, 2 e assim por diante, cada uma uma vez.',
    'billingCycle.ofOrder': 'O ciclo de cobrança é o de todo o pedido. Altere-o lá: {orderId}.',
    'billingCycle.notInOrder':
      'Todas as assinaturas de um pedido mudam juntas, e {offer} não permite o ciclo de cobrança {billingCycle}.',
    'billingCycle.onlyWhenActive':
      '{name} está com o status {status}. O ciclo de cobrança é alterado para todas as assinaturas do pedido, e todas devem estar ativas.',
    'billingCycle.committed':
      '{name} tem compromisso até {date}. O ciclo de cobrança {billingCycle} é possível a partir daí.',
    'subscription.onlySuspended':
      'Uma assinatura pode ser suspensa e reativada; nenhum outro status pode ser escolhido.',
    'auditRecord.notFound': 'Não há nenhum registro de auditoria com o id “{id}”.',
    'user.notFound': 'O cliente não tem nenhum usuário “{id}”.',
    'user.onlyPassword': '{field}: aqui, somente a senha de um usuário pode ser alterada.',
    'webhook.notRegistered': 'Ainda não há nenhum registro. Crie um com POST.',
    'webhook.registrationExists': 'Já existe um registro. Altere-o com PUT.',
    'webhook.unknownEvent': 'Esse evento não existe aqui.',
  },
  fields: {
    email: 'Endereço de email',
    culture: 'Cultura',
    language: 'Idioma',
    companyName: 'Nome da empresa',
    firstName: 'Nome',
    lastName: 'Sobrenome',
    middleName: 'Nome do meio',
    country: 'País',
    region: 'Região',
    city: 'Cidade',
    state: 'Estado',
    addressLine1: 'Primeira linha do endereço',
    addressLine2: 'Segunda linha do endereço',
    postalCode: 'Código postal',
    phoneNumber: 'Número de telefone',
    domain: 'Domínio',
    organizationRegistrationNumber: 'Número de registro da organização',
    externalId: 'ID externa',
    offerId: 'Oferta',
    friendlyName: 'Nome amigável',
    subscriptions: 'Lista de assinaturas',
    password: 'A senha',
    principal: 'Nome de entrada',
    idempotencyKey: 'Chave de idempotência',
    url: 'URL',
    description: 'Descrição',
    name: 'Nome',
  },
}
