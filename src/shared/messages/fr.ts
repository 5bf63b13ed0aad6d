import type { Language } from './en.js'

/** French. The keys are explained by the English sentences. */
export const fr: Language = {
  messages: {
    required: '{field} : ce champ est obligatoire.',
    'order.empty': 'Commandez au moins un abonnement.',
    'text.tooLong': '{field} : {max} caractères au maximum ; la saisie en compte {length}.',
    'text.unprintable': '{field} : certains caractères ne sont pas imprimables. Saisissez le texte à nouveau sans eux.',
    'email.format': 'Saisissez une adresse e-mail telle que name@example.com.',
    'email.domain':
      'Une adresse du domaine {domain} ne peut pas être celle d’un client. Saisissez une adresse propre au client.',
    'culture.format': 'Saisissez une culture telle que en-US : une langue et un pays.',
    'culture.notInCountry':
      '{culture} n’est pas une culture de ce pays ({country}). Choisissez l’une des cultures du pays.',
    'language.format': 'Saisissez une langue par ses deux lettres, par exemple en.',
    'language.notInCountry':
      'Les clients de ce pays ({country}) ne peuvent pas avoir la langue {language}. Choisissez une langue du pays.',
    'country.unknown':
      '« {country} » n’est pas un pays où peuvent se trouver des clients. Saisissez le code à deux lettres du pays ' +
      '(ISO 3166-1), par exemple US.',
    'companyName.oneCharacter': 'Un nom de société compte au moins deux caractères.',
    'companyName.noLetters': 'Saisissez un nom de société qui contient des lettres ou des chiffres.',
    'companyName.legalForm': '« {name} » n’est qu’une forme juridique. Saisissez le nom complet de la société.',
    'companyName.repeated': '« {name} » n’est qu’un même caractère répété. Saisissez le véritable nom de la société.',
    'companyName.spaced': 'Écrivez le nom de la société sans espaces entre les lettres.',
    'personName.oneCharacter': '{field} : deux caractères au minimum sont nécessaires.',
    'personName.noLetters': '{field} : saisissez des lettres, et pas seulement des chiffres, des signes ou des emojis.',
    'personName.placeholder': '« {name} » ressemble à un texte provisoire. Saisissez le nom d’une personne.',
    'state.unknown': '« {state} » n’est pas un État ou une province que l’on peut choisir pour ce pays ({country}).',
    'postalCode.format': '« {postalCode} » n’est pas un code postal de ce pays ({country}). Exemple : {example}.',
    'postalCode.otherState':
      'Le code postal {postalCode} ne correspond pas à {state}. Corrigez le code postal, l’État ou la province.',
    'phoneNumber.format':
      '« {phoneNumber} » n’est ni un numéro de téléphone de ce pays ({country}) ni un numéro avec indicatif de pays. ' +
      'Exemple : {example}.',
    'registrationNumber.notSupported':
      'Les sociétés de ce pays ({country}) n’ont pas de numéro d’immatriculation ici. Laissez ce champ vide.',
    'registrationNumber.format':
      'Un numéro d’immatriculation comporte de 4 à 20 lettres, chiffres, points, traits d’union et barres obliques.',
    'domain.format':
      'Saisissez un domaine tel que fourthcoffee.onmicrosoft.com : au plus 27 lettres de a à z et chiffres ' +
      'avant .onmicrosoft.com.',
    'domain.taken': 'Le domaine {domain} est déjà utilisé par un autre client. Choisissez-en un autre.',
    'externalId.duplicate': 'Vous avez déjà un client avec l’ID externe « {externalId} ».',
    'offer.unknown': 'Aucune offre « {offerId} » ne peut être commandée pour ce pays ({country}).',
    'quantity.outOfRange':
      '{offer} peut être commandé en quantités de {min} à {max} ; la quantité {quantity} est hors limites.',
    'billingCycle.notSupported': '{offer} : le cycle de facturation {billingCycle} n’est pas possible.',
    'order.tooManyLines': 'Une commande peut contenir au maximum {max} abonnements ; celle-ci en contient {count}.',
    'offer.prerequisite':
      '{offer} ne fait que compléter un autre abonnement. Commandez aussi l’une des offres ainsi complétées, ' +
      'par exemple {prerequisite}.',
    'market.notAuthorized':
      'Un partenaire du pays {partnerCountry} ne peut pas vendre à des clients du pays {country}.',
    'customer.notFound': 'Aucun client n’a l’ID « {id} ».',
    'customer.relationshipEnded':
      'La relation avec ce client a pris fin ; il n’est donc plus possible d’y modifier quoi que ce soit.',
    'customer.activeSubscriptions':
      'Nombre d’abonnements du client qui ne sont pas encore suspendus : {count}. Commencez par les suspendre.',
    'customer.notSandbox':
      'Seuls les clients d’un bac à sable peuvent être supprimés. Mettez plutôt fin à la relation.',
    'subscription.notFound': 'Aucun abonnement n’a l’ID « {id} ».',
    'subscription.onlyWhenActive':
      'Cette action exige un abonnement actif ; son état actuel est {status}. Commencez par le réactiver.',
    'subscription.onlyWhenSuspended':
      'Seul un abonnement suspendu peut être réactivé ; l’état de celui-ci est {status}.',
    'quantity.usage': '{offer} est facturé à l’utilisation et n’a pas de nombre de licences à modifier.',
    'autoRenew.notPossible': '{offer} n’a pas de période d’engagement qui puisse être renouvelée.',
    'access.notAzure':
      'L’accès ne peut être accordé que pour des abonnements Azure ; {offer} a une licence par utilisateur.',
    'access.otherDomain': 'Seuls les utilisateurs de {domain} peuvent obtenir l’accès à cet abonnement.',
    'access.duplicate': '{principal} a déjà le rôle {role} pour cet abonnement.',
    'access.notFound': 'Aucune autorisation d’accès n’a l’ID « {id} ».',
    'principal.format': 'Saisissez un nom de connexion tel que admin@{domain}.',
    'etag.stale':
      'Les données ont été modifiées depuis que vous les avez lues. Relisez-les, puis refaites la modification.',
    'idempotencyKey.empty': 'Omettez la clé d’idempotence ou donnez-en une, par exemple un UUID aléatoire.',
    'idempotencyKey.reused':
      'Cette clé d’idempotence a déjà servi avec d’autres données. Prenez-en une nouvelle ou répétez la demande telle qu’elle était.',
    'idempotencyKey.inProgress':
      'Une demande avec cette clé d’idempotence est encore en cours. Répétez-la un peu plus tard.',
    'apiKey.notFound': 'Aucune clé d’API n’a l’ID « {id} ».',
    'apiKey.tooMany': 'Un partenaire peut avoir au maximum {max} clés d’API. Révoquez-en d’abord une.',
    'apiKey.duplicate': 'Une autre clé d’API valide s’appelle déjà « {name} ». Choisissez un autre nom.',
    'apiKey.noRoles': 'Choisissez au moins un rôle.',
    'apiKey.alreadyExpired':
      'Cette date est passée. Choisissez-en une plus tardive, ou omettez-la pour une clé sans fin.',
    'password.tooShort': 'Choisissez un mot de passe d’au moins {min} caractères.',
    'password.tooLong': 'Choisissez un mot de passe d’au plus {max} caractères.',
    'password.unprintable': 'Le mot de passe contient des caractères non imprimables.',
    'password.common': 'Ce mot de passe est très répandu. Choisissez-en un autre.',
    'password.same': 'Choisissez un mot de passe différent de l’actuel.',
    'password.name': 'Le mot de passe contient votre nom d’utilisateur ou votre domaine. Choisissez-en un autre.',
    'webhook.notFound': 'Aucun webhook n’a l’ID « {id} ».',
    'webhook.tooMany': 'Un partenaire peut avoir au maximum {max} webhooks. Supprimez-en d’abord un.',
    'webhook.noEventTypes': 'Choisissez au moins un type d’événement, ou omettez la liste pour les recevoir tous.',
    'webhook.paused': 'Le webhook est en pause. Reprenez-le d’abord.',
    'webhook.tooManyTests':
      'Au plus {max} événements de test par minute sont envoyés à un webhook. Réessayez dans {seconds} secondes.',
    'webhookDelivery.notDead': 'Ce webhook n’a aucune livraison abandonnée portant l’ID « {id} ».',
    'webhookUrl.format': 'Saisissez une URL telle que https://hooks.example.com/csp.',
    'webhookUrl.notHttps': 'Les événements ne sont envoyés que par https. Saisissez une URL qui commence par https://.',
    'webhookUrl.credentials':
      'Omettez le nom d’utilisateur et le mot de passe dans l’URL : la signature montre qui envoie.',
    'webhookUrl.notPublic':
      '{host} n’est pas une adresse de l’Internet public, et rien n’est envoyé ailleurs. Saisissez une adresse publique.',
    'domain.notFound': 'Personne n’a le domaine {domain}.',
    'relationship.onlyRemoved': 'Une relation peut être supprimée ici (none), mais pas modifiée autrement.',
    'delegatedAccess.onlyRemoved': 'L’accès délégué peut être retiré ici, mais pas accordé.',
    'order.notFound': 'Il n’y a pas de commande avec l’identifiant « {id} ».',
    'order.cancelled': 'La commande a été annulée. Passez-en une nouvelle.',
    'order.notSandbox':
      'Seules les commandes d’un bac à sable peuvent être annulées. Suspendez plutôt leurs abonnements.',
    'order.lineNumbers': 'Numérotez les lignes d’une commande 0, 1, 2 et ainsi de suite, chacune une fois.',
    'billingCycle.ofOrder': 'Le cycle de facturation vaut pour toute la commande. Modifiez-le là : {orderId}.',
    'billingCycle.notInOrder':
      'Tous les abonnements d’une commande changent ensemble, et {offer} n’admet pas le cycle de facturation {billingCycle}.',
    'billingCycle.onlyWhenActive':
      '{name} est à l’état {status}. Le cycle de facturation change pour tous les abonnements de la commande, et chacun doit être actif.',
    'billingCycle.committed':
      '{name} est engagé jusqu’au {date}. Le cycle de facturation {billingCycle} n’est possible qu’ensuite.',
    'subscription.onlySuspended':
      'Un abonnement peut être suspendu et réactivé ; aucun autre état ne peut être choisi.',
    'auditRecord.notFound': 'Il n’y a pas d’enregistrement d’audit avec l’identifiant « {id} ».',
    'user.notFound': 'Le client n’a pas d’utilisateur « {id} ».',
    'user.onlyPassword': '{field} : ici, seul le mot de passe d’un utilisateur peut être modifié.',
    'webhook.notRegistered': 'Il n’y a pas encore d’enregistrement. Créez-en un avec POST.',
    'webhook.registrationExists': 'Il y a déjà un enregistrement. Modifiez-le avec PUT.',
    'webhook.unknownEvent': 'Cet événement n’existe pas ici.',
  },
  fields: {
    email: 'Adresse e-mail',
    culture: 'Culture',
    language: 'Langue',
    companyName: 'Nom de la société',
    firstName: 'Prénom',
    lastName: 'Nom de famille',
    middleName: 'Deuxième prénom',
    country: 'Pays',
    region: 'Région',
    city: 'Ville',
    state: 'État ou province',
    addressLine1: 'Première ligne d’adresse',
    addressLine2: 'Deuxième ligne d’adresse',
    postalCode: 'Code postal',
    phoneNumber: 'Numéro de téléphone',
    domain: 'Domaine',
    organizationRegistrationNumber: 'Numéro d’immatriculation de l’organisation',
    externalId: 'ID externe',
    offerId: 'Offre',
    friendlyName: 'Nom convivial',
    subscriptions: 'Liste des abonnements',
    password: 'Le mot de passe',
    principal: 'Nom de connexion',
    idempotencyKey: 'Clé d’idempotence',
    url: 'URL',
    description: 'Description',
    name: 'Nom',
  },
}
