<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Parser</source>
        <translation>Analyseur</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>RSSI</source>
        <translation>RSSI</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Identifiant externe</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Filter to this</source>
        <translation>Filtrer là-dessus</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>Exclure ceci</translation>
    </message>
    <message>
        <source>Show on chart</source>
        <translation>Afficher sur le graphique</translation>
    </message>
    <message>
        <source>Show device</source>
        <translation>Afficher l’appareil</translation>
    </message>
    <message>
        <source>Show context (everything within 5 min)</source>
        <translation>Afficher le contexte (tout à moins de 5 min)</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>Copier en TSV</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Tous les événements</translation>
    </message>
    <message>
        <source>MQTT events</source>
        <translation>Événements MQTT</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Publishes</source>
        <translation>Publications</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Show alert</source>
        <translation>Montrer l’alerte</translation>
    </message>
    <message>
        <source>Create rule from this…</source>
        <translation>Créer une règle à partir de ceci…</translation>
    </message>
</context>
<context>
    <name>ActivityText</name>
    <message>
        <source>Message received</source>
        <translation>Message reçu</translation>
    </message>
    <message>
        <source>Device discovered</source>
        <translation>Appareil découvert</translation>
    </message>
    <message>
        <source>Device came online</source>
        <translation>Appareil passé en ligne</translation>
    </message>
    <message>
        <source>Device went offline</source>
        <translation>Appareil passé hors ligne</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Connexion perdue</translation>
    </message>
    <message>
        <source>Subscribed</source>
        <translation>Abonné</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>Publish failed</source>
        <translation>Échec de la publication</translation>
    </message>
    <message>
        <source>Alert raised</source>
        <translation>Alarme déclenchée</translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <translation>Alarme acquittée</translation>
    </message>
    <message>
        <source>Alert shelved</source>
        <translation>Alarme mise en attente</translation>
    </message>
    <message>
        <source>Alert unshelved</source>
        <translation>Alarme remise en service</translation>
    </message>
    <message>
        <source>Alert noted</source>
        <translation>Alarme annotée</translation>
    </message>
    <message>
        <source>Alert cleared</source>
        <translation>Alarme levée</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Test de connexion</translation>
    </message>
    <message>
        <source>Sync import</source>
        <translation>Synchronisation&#xa0;: import</translation>
    </message>
    <message>
        <source>Sync export</source>
        <translation>Synchronisation&#xa0;: export</translation>
    </message>
    <message>
        <source>Sync both ways</source>
        <translation>Synchronisation bidirectionnelle</translation>
    </message>
    <message>
        <source>Webhook received</source>
        <translation>Webhook reçu</translation>
    </message>
    <message>
        <source>E-mail notification</source>
        <translation>Notification par courriel</translation>
    </message>
    <message>
        <source>Slack notification</source>
        <translation>Notification Slack</translation>
    </message>
    <message>
        <source>Webhook notification</source>
        <translation>Notification par webhook</translation>
    </message>
    <message>
        <source>API call</source>
        <translation>Appel d’API</translation>
    </message>
    <message>
        <source>Device created</source>
        <translation>Appareil créé</translation>
    </message>
    <message>
        <source>Device updated</source>
        <translation>Appareil modifié</translation>
    </message>
    <message>
        <source>Device deleted</source>
        <translation>Appareil supprimé</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Device discovered: %1</source>
        <translation>Appareil découvert&#xa0;: %1</translation>
    </message>
    <message>
        <source>Message not understood</source>
        <translation>Message non compris</translation>
    </message>
    <message>
        <source>Device came online: %1</source>
        <translation>Appareil passé en ligne&#xa0;: %1</translation>
    </message>
    <message>
        <source>Device went offline: %1</source>
        <translation>Appareil passé hors ligne&#xa0;: %1</translation>
    </message>
    <message>
        <source>Connected: %1</source>
        <translation>Connecté&#xa0;: %1</translation>
    </message>
    <message>
        <source>Connection lost: %1</source>
        <translation>Connexion perdue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Subscribed: %1</source>
        <translation>Abonné&#xa0;: %1</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>Publié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Publish failed: %1</source>
        <translation>Échec de la publication&#xa0;: %1</translation>
    </message>
    <message>
        <source>Topic: %1</source>
        <translation>Topic&#xa0;: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Erreur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Device: %1 | Fields: %2</source>
        <translation>Appareil&#xa0;: %1 | Champs&#xa0;: %2</translation>
    </message>
    <message>
        <source>Parser: %1</source>
        <translation>Analyseur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Raison&#xa0;: %1</translation>
    </message>
    <message>
        <source>Last RSSI: %1 dBm</source>
        <translation>Dernier RSSI&#xa0;: %1 dBm</translation>
    </message>
    <message>
        <source>Session: kept</source>
        <translation>Session&#xa0;: gardée</translation>
    </message>
    <message>
        <source>Session: new</source>
        <translation>Session&#xa0;: nouvelle</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Note&#xa0;: %1</translation>
    </message>
    <message>
        <source>Next try: %1</source>
        <translation>Prochain essai&#xa0;: %1</translation>
    </message>
    <message>
        <source>QoS granted: %1</source>
        <translation>QoS accordée&#xa0;: %1</translation>
    </message>
    <message>
        <source>QoS: %1 | Bytes: %2</source>
        <translation>QoS&#xa0;: %1 | Octets&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, seuil %2</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>Par&#xa0;: %1</translation>
    </message>
    <message>
        <source>Until: %1</source>
        <translation>Jusqu’à&#xa0;: %1</translation>
    </message>
    <message>
        <source>Response status: %1</source>
        <translation>Statut de la réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>LWT message received</source>
        <translation>Message LWT reçu</translation>
    </message>
    <message>
        <source>Status message received</source>
        <translation>Message d’état reçu</translation>
    </message>
    <message>
        <source>Reading received</source>
        <translation>Relevé reçu</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Pas de données</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>VMark</source>
        <translation>VMark</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Personnalisé</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Simple</translation>
    </message>
    <message>
        <source>No data for %1</source>
        <translation>Pas de données depuis %1</translation>
    </message>
    <message>
        <source>Not observed from %1 to %2</source>
        <translation>Pas d’observation de %1 à %2</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 outside %2 to %3</source>
        <translation>%1 hors de %2 à %3</translation>
    </message>
    <message>
        <source>%1 changes by %2 a minute</source>
        <translation>%1 varie de %2 par minute</translation>
    </message>
    <message>
        <source>no reading for %1</source>
        <translation>aucune mesure depuis %1</translation>
    </message>
    <message>
        <source>no reading for three usual intervals</source>
        <translation>aucune mesure depuis trois intervalles habituels</translation>
    </message>
    <message>
        <source>no %1 for %2</source>
        <translation>%1 absente depuis %2</translation>
    </message>
    <message>
        <source>no %1 for three usual intervals</source>
        <translation>%1 absente depuis trois intervalles habituels</translation>
    </message>
    <message>
        <source>device offline, or silent for %1</source>
        <translation>appareil hors ligne, ou muet depuis %1</translation>
    </message>
    <message>
        <source>device offline or silent</source>
        <translation>appareil hors ligne ou muet</translation>
    </message>
    <message>
        <source>“%1” %2 times in %3</source>
        <translation>« %1 » %2 fois en %3</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Recovering, acknowledged</source>
        <translation>Retour en cours, acquittée</translation>
    </message>
    <message>
        <source>Recovering, unacknowledged</source>
        <translation>Retour en cours, non acquittée</translation>
    </message>
    <message>
        <source>Active, acknowledged</source>
        <translation>Active, acquittée</translation>
    </message>
    <message>
        <source>Active, unacknowledged</source>
        <translation>Active, non acquittée</translation>
    </message>
    <message>
        <source>Cleared, acknowledged</source>
        <translation>Terminée, acquittée</translation>
    </message>
    <message>
        <source>Cleared, unacknowledged</source>
        <translation>Terminée, non acquittée</translation>
    </message>
    <message>
        <source>Shelved until %1</source>
        <translation>Suspendue jusqu’à %1</translation>
    </message>
    <message>
        <source>Its rule is off</source>
        <translation>Sa règle est désactivée</translation>
    </message>
    <message>
        <source>No new data</source>
        <translation>Pas de nouvelles données</translation>
    </message>
    <message>
        <source>Connection down</source>
        <translation>Connexion coupée</translation>
    </message>
    <message>
        <source>Nobody is recording</source>
        <translation>Personne n’enregistre</translation>
    </message>
    <message>
        <source>A value beyond a limit</source>
        <translation>Une valeur au-delà d’une limite</translation>
    </message>
    <message>
        <source>A value outside a range</source>
        <translation>Une valeur hors d’une plage</translation>
    </message>
    <message>
        <source>A value that changes too fast</source>
        <translation>Une valeur qui varie trop vite</translation>
    </message>
    <message>
        <source>Readings that stay away</source>
        <translation>Des mesures qui manquent</translation>
    </message>
    <message>
        <source>A device that goes offline</source>
        <translation>Un appareil qui passe hors ligne</translation>
    </message>
    <message>
        <source>Events that come too often</source>
        <translation>Des événements trop fréquents</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>au-dessus de %1</translation>
    </message>
    <message>
        <source>at or above %1</source>
        <translation>à partir de %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>au-dessous de %1</translation>
    </message>
    <message>
        <source>at or below %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>equal to %1</source>
        <translation>égal à %1</translation>
    </message>
    <message>
        <source>other than %1</source>
        <translation>autre que %1</translation>
    </message>
    <message>
        <source>%1 readings in a row</source>
        <translation>%1 mesures de suite</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>pendant %1</translation>
    </message>
    <message>
        <source>all devices</source>
        <translation>tous les appareils</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 appareils</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>étiquette %1</translation>
    </message>
    <message>
        <source>Give the rule a name.</source>
        <translation>Donnez un nom à la règle.</translation>
    </message>
    <message>
        <source>Choose the value that is judged.</source>
        <translation>Choisissez la valeur à surveiller.</translation>
    </message>
    <message>
        <source>The alert must clear on the quiet side of its limit.</source>
        <translation>L’alerte doit se terminer du côté calme de sa limite.</translation>
    </message>
    <message>
        <source>The lower end is above the upper one.</source>
        <translation>Le bas de la plage est au-dessus du haut.</translation>
    </message>
    <message>
        <source>The deadband leaves no room between the two ends.</source>
        <translation>La bande morte ne laisse pas de place entre les deux bouts.</translation>
    </message>
    <message>
        <source>Choose the events that are counted.</source>
        <translation>Choisissez les événements à compter.</translation>
    </message>
    <message>
        <source>Events are counted “above” or “at or above”.</source>
        <translation>Les événements se comptent « au-dessus de » ou « à partir de ».</translation>
    </message>
    <message>
        <source>Count from 0 to 10,000 events.</source>
        <translation>Comptez de 0 à 10 000 événements.</translation>
    </message>
    <message>
        <source>Somebody else has changed it in the meantime: look at it again, then repeat.</source>
        <translation>Quelqu’un d’autre l’a modifiée entre-temps : regardez-la encore, puis recommencez.</translation>
    </message>
    <message>
        <source>It is not shelved.</source>
        <translation>Elle n’est pas suspendue.</translation>
    </message>
    <message>
        <source>It has cleared in the meantime.</source>
        <translation>Elle s’est terminée entre-temps.</translation>
    </message>
    <message>
        <source>It is not in the records any more.</source>
        <translation>Elle n’est plus dans les enregistrements.</translation>
    </message>
    <message>
        <source>The rule has been removed in the meantime.</source>
        <translation>La règle a été supprimée entre-temps.</translation>
    </message>
    <message>
        <source>%1 has changed this rule in the meantime (%2).</source>
        <translation>%1 a modifié cette règle entre-temps (%2).</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>mean</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>relevés</translation>
    </message>
    <message>
        <source>min … max</source>
        <translation>min … max</translation>
    </message>
    <message>
        <source>%1 times, %2 in all</source>
        <translation>%1 fois, %2 en tout</translation>
    </message>
    <message>
        <source>went offline</source>
        <translation>passé hors ligne</translation>
    </message>
    <message>
        <source>came online</source>
        <translation>passé en ligne</translation>
    </message>
    <message>
        <source>device offline</source>
        <translation>appareil hors ligne</translation>
    </message>
    <message>
        <source>%1 offline</source>
        <translation>%1 hors ligne</translation>
    </message>
    <message>
        <source>no connection to the broker</source>
        <translation>pas de connexion au broker</translation>
    </message>
    <message>
        <source>not recording</source>
        <translation>pas d’enregistrement</translation>
    </message>
    <message>
        <source>%1 History – %2</source>
        <translation>%1&#xa0;: historique – %2</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>limite %1</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>alerte</translation>
    </message>
    <message>
        <source>alert cleared</source>
        <translation>alerte terminée</translation>
    </message>
    <message>
        <source>%1 cleared</source>
        <translation>%1 : terminée</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>The broker refused the connection: %1</source>
        <translation>Le broker a refusé la connexion&#xa0;: %1</translation>
    </message>
    <message>
        <source>The broker ended the connection: %1</source>
        <translation>Le broker a mis fin à la connexion&#xa0;: %1</translation>
    </message>
    <message>
        <source>The broker refuses the filter %1: %2</source>
        <translation>Le broker refuse le filtre %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The name of %1 was not resolved within %2</source>
        <translation>Le nom de %1 n’a pas été résolu en %2</translation>
    </message>
    <message>
        <source>%1 did not finish the TLS handshake within %2</source>
        <translation>%1 n’a pas terminé la négociation TLS en %2</translation>
    </message>
    <message>
        <source>%1 did not answer CONNECT within %2</source>
        <translation>%1 n’a pas répondu à CONNECT en %2</translation>
    </message>
    <message>
        <source>%1 did not answer SUBSCRIBE within %2</source>
        <translation>%1 n’a pas répondu à SUBSCRIBE en %2</translation>
    </message>
    <message>
        <source>%1 did not answer within %2</source>
        <translation>%1 n’a pas répondu en %2</translation>
    </message>
    <message>
        <source>No connection to %1: %2</source>
        <translation>Pas de connexion à %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No TLS connection: %1</source>
        <translation>Pas de connexion TLS&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 refuses connections</source>
        <translation>%1 refuse les connexions</translation>
    </message>
    <message>
        <source>The name of %1 is not known</source>
        <translation>Le nom de %1 n’est pas connu</translation>
    </message>
    <message>
        <source>%1 closed the connection</source>
        <translation>%1 a fermé la connexion</translation>
    </message>
    <message>
        <source>It is tried again; the broker&apos;s log may say more.</source>
        <translation>Un nouvel essai suivra&#xa0;; le journal du broker en dit peut-être plus.</translation>
    </message>
    <message>
        <source>Is the broker running, and is this its port?</source>
        <translation>Le broker tourne-t-il, et est-ce bien son port&#xa0;?</translation>
    </message>
    <message>
        <source>Check the spelling and the name server.</source>
        <translation>Vérifiez l’orthographe et le serveur de noms.</translation>
    </message>
    <message>
        <source>Check the network and the address.</source>
        <translation>Vérifiez le réseau et l’adresse.</translation>
    </message>
    <message>
        <source>Check the network and the name server.</source>
        <translation>Vérifiez le réseau et le serveur de noms.</translation>
    </message>
    <message>
        <source>Check the address; a firewall may be in between.</source>
        <translation>Vérifiez l’adresse&#xa0;; un pare-feu est peut-être sur le chemin.</translation>
    </message>
    <message>
        <source>Does this port speak TLS? Plain MQTT is mqtt:// and mostly port 1883.</source>
        <translation>Ce port parle-t-il TLS&#xa0;? MQTT en clair, c’est mqtt:// et le plus souvent le port 1883.</translation>
    </message>
    <message>
        <source>Is it an MQTT broker? One that wants TLS is mqtts:// and mostly port 8883.</source>
        <translation>Est-ce un broker MQTT&#xa0;? S’il demande TLS, c’est mqtts:// et le plus souvent le port 8883.</translation>
    </message>
    <message>
        <source>Allow this client to read it in the broker&apos;s access list.</source>
        <translation>Autorisez ce client à le lire dans la liste d’accès du broker.</translation>
    </message>
    <message>
        <source>The broker has no shared subscriptions: use the filter without $share.</source>
        <translation>Le broker n’a pas d’abonnements partagés&#xa0;: utilisez le filtre sans $share.</translation>
    </message>
    <message>
        <source>The broker has no wildcards: name each topic.</source>
        <translation>Le broker n’a pas de jokers&#xa0;: nommez chaque topic.</translation>
    </message>
    <message>
        <source>The broker&apos;s limit of subscriptions is reached.</source>
        <translation>La limite d’abonnements du broker est atteinte.</translation>
    </message>
    <message>
        <source>Check the filter and the broker&apos;s access list.</source>
        <translation>Vérifiez le filtre et la liste d’accès du broker.</translation>
    </message>
    <message>
        <source>The broker does not speak this version of MQTT: choose another.</source>
        <translation>Le broker ne parle pas cette version de MQTT&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Choose another client id: the broker does not accept this one.</source>
        <translation>Choisissez un autre identifiant client&#xa0;: le broker n’accepte pas celui-ci.</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe.</translation>
    </message>
    <message>
        <source>Check the user name and the password, and what the broker&apos;s access list allows this client.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe, et ce que la liste d’accès du broker permet à ce client.</translation>
    </message>
    <message>
        <source>The broker has banned this client: ask whoever runs it.</source>
        <translation>Le broker a banni ce client&#xa0;: demandez à son exploitant.</translation>
    </message>
    <message>
        <source>The broker wants a way of signing in that is not offered here.</source>
        <translation>Le broker demande une méthode d’identification qui n’existe pas ici.</translation>
    </message>
    <message>
        <source>Another program connects with this client id. End it, or give each its own client id; then reconnect.</source>
        <translation>Un autre programme se connecte avec cet identifiant client. Arrêtez-le, ou donnez à chacun le sien&#xa0;; puis reconnectez.</translation>
    </message>
    <message>
        <source>The broker does not accept packets of this size: make the will smaller.</source>
        <translation>Le broker n’accepte pas de paquets de cette taille&#xa0;: réduisez le testament.</translation>
    </message>
    <message>
        <source>Somebody ended this connection at the broker: ask whoever runs it.</source>
        <translation>Quelqu’un a mis fin à cette connexion sur le broker&#xa0;: demandez à son exploitant.</translation>
    </message>
    <message>
        <source>The broker keeps no retained messages: switch off retain for the will.</source>
        <translation>Le broker ne conserve pas de messages&#xa0;: désactivez retain pour le testament.</translation>
    </message>
    <message>
        <source>Choose a lower QoS for the will.</source>
        <translation>Choisissez une QoS plus basse pour le testament.</translation>
    </message>
    <message>
        <source>The broker sends clients to another server: change the address.</source>
        <translation>Le broker renvoie vers un autre serveur&#xa0;: changez l’adresse.</translation>
    </message>
    <message>
        <source>The broker has moved: change the address.</source>
        <translation>Le broker a déménagé&#xa0;: changez l’adresse.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate has expired</source>
        <translation>Le certificat du broker a expiré</translation>
    </message>
    <message>
        <source>The broker needs a new certificate; also check this machine&apos;s clock.</source>
        <translation>Il faut un nouveau certificat au broker&#xa0;; vérifiez aussi l’horloge de cette machine.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is not valid yet</source>
        <translation>Le certificat du broker n’est pas encore valable</translation>
    </message>
    <message>
        <source>Check this machine&apos;s clock, and the broker&apos;s certificate.</source>
        <translation>Vérifiez l’horloge de cette machine et le certificat du broker.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate was revoked</source>
        <translation>Le certificat du broker a été révoqué</translation>
    </message>
    <message>
        <source>The broker needs a new certificate. Do not connect before it has one.</source>
        <translation>Il faut un nouveau certificat au broker. Ne vous connectez pas avant.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is self-signed</source>
        <translation>Le certificat du broker est autosigné</translation>
    </message>
    <message>
        <source>If it is the right one, name it as CA file (--ca).</source>
        <translation>Si c’est le bon, indiquez-le comme fichier d’AC (--ca).</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is for another host name</source>
        <translation>Le certificat du broker est pour un autre nom d’hôte</translation>
    </message>
    <message>
        <source>Connect by a name that the certificate has, or give the broker a certificate for this one.</source>
        <translation>Connectez-vous par un nom qui figure dans le certificat, ou donnez au broker un certificat pour celui-ci.</translation>
    </message>
    <message>
        <source>Does this port speak TLS 1.2 or newer? Does the broker ask for a client certificate (--cert and --key)?</source>
        <translation>Ce port parle-t-il TLS 1.2 ou plus récent&#xa0;? Le broker demande-t-il un certificat client (--cert et --key)&#xa0;?</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate was signed by an authority this machine does not trust</source>
        <translation>Le certificat du broker a été signé par une autorité à laquelle cette machine ne fait pas confiance</translation>
    </message>
    <message>
        <source>Name the file with that authority&apos;s certificate as CA file (--ca).</source>
        <translation>Indiquez le fichier du certificat de cette autorité comme fichier d’AC (--ca).</translation>
    </message>
    <message>
        <source>Name the file with that authority&apos;s certificate as CA file (--ca); the broker may also have to send its whole chain.</source>
        <translation>Indiquez le fichier du certificat de cette autorité comme fichier d’AC (--ca)&#xa0;; le broker doit peut-être aussi envoyer toute sa chaîne.</translation>
    </message>
    <message>
        <source>normal disconnection</source>
        <translation>déconnexion normale</translation>
    </message>
    <message>
        <source>disconnected with the will message</source>
        <translation>déconnexion avec le message de testament</translation>
    </message>
    <message>
        <source>no matching subscribers</source>
        <translation>aucun abonné correspondant</translation>
    </message>
    <message>
        <source>no subscription existed</source>
        <translation>aucun abonnement n’existait</translation>
    </message>
    <message>
        <source>unspecified error</source>
        <translation>erreur non précisée</translation>
    </message>
    <message>
        <source>malformed packet</source>
        <translation>paquet mal formé</translation>
    </message>
    <message>
        <source>protocol error</source>
        <translation>erreur de protocole</translation>
    </message>
    <message>
        <source>implementation specific error</source>
        <translation>erreur propre à l’implémentation</translation>
    </message>
    <message>
        <source>unsupported protocol version</source>
        <translation>version du protocole non prise en charge</translation>
    </message>
    <message>
        <source>client identifier not valid</source>
        <translation>identifiant client non valable</translation>
    </message>
    <message>
        <source>bad user name or password</source>
        <translation>nom d’utilisateur ou mot de passe incorrect</translation>
    </message>
    <message>
        <source>not authorized</source>
        <translation>non autorisé</translation>
    </message>
    <message>
        <source>server unavailable</source>
        <translation>serveur indisponible</translation>
    </message>
    <message>
        <source>server busy</source>
        <translation>serveur occupé</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>banni</translation>
    </message>
    <message>
        <source>server shutting down</source>
        <translation>arrêt du serveur</translation>
    </message>
    <message>
        <source>bad authentication method</source>
        <translation>mauvaise méthode d’authentification</translation>
    </message>
    <message>
        <source>keep alive timeout</source>
        <translation>délai keep-alive dépassé</translation>
    </message>
    <message>
        <source>session taken over</source>
        <translation>session reprise par un autre</translation>
    </message>
    <message>
        <source>topic filter invalid</source>
        <translation>filtre de topics non valable</translation>
    </message>
    <message>
        <source>topic name invalid</source>
        <translation>nom de topic non valable</translation>
    </message>
    <message>
        <source>packet identifier in use</source>
        <translation>identifiant de paquet déjà utilisé</translation>
    </message>
    <message>
        <source>packet identifier not found</source>
        <translation>identifiant de paquet introuvable</translation>
    </message>
    <message>
        <source>receive maximum exceeded</source>
        <translation>maximum de réception dépassé</translation>
    </message>
    <message>
        <source>topic alias invalid</source>
        <translation>alias de topic non valable</translation>
    </message>
    <message>
        <source>packet too large</source>
        <translation>paquet trop grand</translation>
    </message>
    <message>
        <source>message rate too high</source>
        <translation>débit de messages trop élevé</translation>
    </message>
    <message>
        <source>quota exceeded</source>
        <translation>quota dépassé</translation>
    </message>
    <message>
        <source>administrative action</source>
        <translation>action administrative</translation>
    </message>
    <message>
        <source>payload format invalid</source>
        <translation>format du contenu non valable</translation>
    </message>
    <message>
        <source>retain not supported</source>
        <translation>retain non pris en charge</translation>
    </message>
    <message>
        <source>QoS not supported</source>
        <translation>QoS non prise en charge</translation>
    </message>
    <message>
        <source>use another server</source>
        <translation>utiliser un autre serveur</translation>
    </message>
    <message>
        <source>server moved</source>
        <translation>serveur déplacé</translation>
    </message>
    <message>
        <source>shared subscriptions not supported</source>
        <translation>abonnements partagés non pris en charge</translation>
    </message>
    <message>
        <source>connection rate exceeded</source>
        <translation>débit de connexions dépassé</translation>
    </message>
    <message>
        <source>maximum connect time</source>
        <translation>durée maximale de connexion atteinte</translation>
    </message>
    <message>
        <source>subscription identifiers not supported</source>
        <translation>identifiants d’abonnement non pris en charge</translation>
    </message>
    <message>
        <source>wildcard subscriptions not supported</source>
        <translation>abonnements avec jokers non pris en charge</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>kept by the broker</source>
        <translation>gardée par le broker</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>the device&apos;s clock is off</source>
        <translation>l’horloge de l’appareil est décalée</translation>
    </message>
    <message>
        <source>came late</source>
        <translation>arrivé en retard</translation>
    </message>
    <message>
        <source>perhaps sent twice</source>
        <translation>peut-être envoyé deux fois</translation>
    </message>
    <message>
        <source>its time has no zone</source>
        <translation>son heure n’a pas de fuseau</translation>
    </message>
    <message>
        <source>NUL characters were replaced</source>
        <translation>des caractères NUL ont été remplacés</translation>
    </message>
    <message>
        <source>a key occurs twice</source>
        <translation>une clé figure deux fois</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Prochain essai</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Identifiant client</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>Filtre de topics</translation>
    </message>
    <message>
        <source>QoS granted</source>
        <translation>QoS accordée</translation>
    </message>
    <message>
        <source>Parser</source>
        <translation>Analyseur</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>Conservé (retained)</translation>
    </message>
    <message>
        <source>Retain</source>
        <translation>Conserver (retain)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doublon</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <source>Device time</source>
        <translation>Heure de l’appareil</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Identifiant externe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Last RSSI</source>
        <translation>Dernier RSSI</translation>
    </message>
    <message>
        <source>Last SNR</source>
        <translation>Dernier SNR</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Code d’erreur</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point d’accès</translation>
    </message>
    <message>
        <source>Response status</source>
        <translation>Statut de la réponse</translation>
    </message>
    <message>
        <source>Response time</source>
        <translation>Temps de réponse</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>entrant</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>sortant</translation>
    </message>
    <message>
        <source>Activity id</source>
        <translation>Identifiant de l’activité</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Online, stale</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>%1 / s</source>
        <translation>%1 / s</translation>
    </message>
    <message>
        <source>%1 / min</source>
        <translation>%1 / min</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>Look the host up</source>
        <translation>Rechercher l’hôte</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Secure (TLS)</source>
        <translation>Sécuriser (TLS)</translation>
    </message>
    <message>
        <source>Log in at the broker</source>
        <translation>S’identifier auprès du broker</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>S’abonner</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>All devices</source>
        <translation>Tous les appareils</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 et %2 autres</translation>
    </message>
    <message>
        <source>everything in the store</source>
        <translation>tout le contenu de la base</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>%1 until now</source>
        <translation>%1 jusqu’à maintenant</translation>
    </message>
    <message>
        <source>The disk is full, no file was written. Free some space, choose a shorter range or another folder than %1</source>
        <translation>Le disque est plein, aucun fichier n’a été écrit. Libérez de la place, choisissez une période plus courte ou un autre dossier que %1</translation>
    </message>
    <message>
        <source>There is no folder %1. Choose another one</source>
        <translation>Le dossier %1 n’existe pas. Choisissez-en un autre</translation>
    </message>
    <message>
        <source>You may not write to the folder %1. Choose another one</source>
        <translation>Il n’est pas permis d’écrire dans le dossier %1. Choisissez-en un autre</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it, or choose another name</source>
        <translation>%1 existe déjà. Remplacez-le ou choisissez un autre nom</translation>
    </message>
    <message>
        <source>Stopped. No file was written</source>
        <translation>Arrêté. Aucun fichier n’a été écrit</translation>
    </message>
    <message>
        <source>None: the view shows nothing</source>
        <translation>Aucun&#xa0;: la vue ne montre rien</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>%1: the database takes no rows, it is read-only (a standby server, or set so by its administrator) (%2)</source>
        <translation>%1&#xa0;: la base de données n’accepte pas de lignes, elle est en lecture seule (un serveur de secours, ou réglée ainsi par son administrateur) (%2)</translation>
    </message>
    <message>
        <source>the folder &apos;%1&apos; cannot be made</source>
        <translation>Le dossier «&#xa0;%1&#xa0;» ne peut pas être créé</translation>
    </message>
    <message>
        <source>cannot read &apos;%1&apos;: %2</source>
        <translation>Impossible de lire «&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>cannot write &apos;%1&apos;: %2</source>
        <translation>Impossible d’écrire «&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>cannot write &apos;%1&apos;</source>
        <translation>Impossible d’écrire «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already</source>
        <translation>«&#xa0;%1&#xa0;» existe déjà</translation>
    </message>
    <message>
        <source>%1 has not begun yet: there is nothing to report</source>
        <translation>%1 n’a pas encore commencé&#xa0;: il n’y a rien à rapporter</translation>
    </message>
    <message>
        <source>a sheet has room for %1 columns, these are %2: choose a row for each value</source>
        <translation>Une feuille a de la place pour %1 colonnes, il y en a %2&#xa0;: choisissez une ligne par valeur</translation>
    </message>
    <message>
        <source>the export could not be written: %1</source>
        <translation>L’export n’a pas pu être écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>the workbook could not be written: %1</source>
        <translation>Le classeur n’a pas pu être écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a file to write to: name a file, or - for standard output</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un fichier où écrire&#xa0;: indiquez un fichier, ou - pour la sortie standard</translation>
    </message>
    <message>
        <source>there is no database %1</source>
        <translation>Il n’y a pas de base de données %1</translation>
    </message>
    <message>
        <source>%1 has not the schema of this version: run &apos;watchpostctl migrate --store %2&apos;</source>
        <translation>%1 n’a pas le schéma de cette version&#xa0;: exécutez «&#xa0;watchpostctl migrate --store %2&#xa0;»</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of this program: use that version</source>
        <translation>%1 provient d’une version plus récente de ce programme&#xa0;: utilisez-la</translation>
    </message>
    <message>
        <source>%1 was made by an older version: run &apos;watchpostctl migrate --store %2&apos;</source>
        <translation>%1 provient d’une version plus ancienne&#xa0;: exécutez «&#xa0;watchpostctl migrate --store %2&#xa0;»</translation>
    </message>
    <message>
        <source>%1 holds no records yet: run &apos;watchpostctl migrate --store %2&apos; or start a collector</source>
        <translation>%1 ne contient pas encore d’enregistrements&#xa0;: exécutez «&#xa0;watchpostctl migrate --store %2&#xa0;», ou démarrez un collecteur</translation>
    </message>
    <message>
        <source>the collector &apos;%1&apos; works with %2: end it first</source>
        <translation>Le collecteur «&#xa0;%1&#xa0;» travaille avec %2&#xa0;: arrêtez-le d’abord</translation>
    </message>
    <message>
        <source>there is a file &apos;%1&apos; already: choose another</source>
        <translation>Il y a déjà un fichier «&#xa0;%1&#xa0;»&#xa0;: choisissez-en un autre</translation>
    </message>
    <message>
        <source>there is no file &apos;%1&apos;</source>
        <translation>Il n’y a pas de fichier «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs something to look for before it</source>
        <translation>Il manque devant «&#xa0;%1&#xa0;» quelque chose à chercher</translation>
    </message>
    <message>
        <source>a ) is missing for the ( at position %1</source>
        <translation>Il manque une ) pour la ( à la position %1</translation>
    </message>
    <message>
        <source>a field must stand before &apos;%1&apos;</source>
        <translation>Un champ doit précéder «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>the filter is nested deeper than %1 levels</source>
        <translation>Le filtre est imbriqué sur plus de %1 niveaux</translation>
    </message>
    <message>
        <source>the filter has more than %1 terms</source>
        <translation>Le filtre a plus de %1 termes</translation>
    </message>
    <message>
        <source>there is no field &apos;%1&apos;: %2</source>
        <translation>Il n’y a pas de champ «&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message>
        <source>put text with such a sign in quotes, or write t.%1 for a metric</source>
        <translation>mettez entre guillemets un texte avec un tel signe, ou écrivez t.%1 pour une mesure</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>vouliez-vous dire %1&#xa0;?</translation>
    </message>
    <message>
        <source>%1 is no number: it takes :, = or !=</source>
        <translation>%1 n’est pas un nombre&#xa0;: il accepte&#xa0;:, = ou&#xa0;!=</translation>
    </message>
    <message>
        <source>%1 is true or false, not &apos;%2&apos;</source>
        <translation>%1 vaut true ou false, pas «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>%1 wants a number, and &apos;%2&apos; is none</source>
        <translation>%1 demande un nombre, et «&#xa0;%2&#xa0;» n’en est pas un</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>the database cannot be reached</source>
        <translation>la base de données est injoignable</translation>
    </message>
    <message>
        <source>another program holds the database; it will be tried again</source>
        <translation>un autre programme tient la base de données&#xa0;; un nouvel essai suivra</translation>
    </message>
    <message>
        <source>the database may not be written: check the rights of the file and its folder</source>
        <translation>la base de données n’est pas accessible en écriture&#xa0;: vérifiez les droits du fichier et de son dossier</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>arrêté sur demande</translation>
    </message>
    <message>
        <source>reading or writing the disk failed</source>
        <translation>la lecture ou l’écriture du disque a échoué</translation>
    </message>
    <message>
        <source>the database is damaged: restore it from a backup</source>
        <translation>la base de données est endommagée&#xa0;: restaurez-la depuis une sauvegarde</translation>
    </message>
    <message>
        <source>the disk is full: free some space</source>
        <translation>le disque est plein&#xa0;: libérez de la place</translation>
    </message>
    <message>
        <source>the database cannot be opened: check that folder and file exist and may be read</source>
        <translation>la base de données ne peut pas être ouverte&#xa0;: vérifiez que le dossier et le fichier existent et sont lisibles</translation>
    </message>
    <message>
        <source>the database is being changed by another program</source>
        <translation>la base de données est en cours de modification par un autre programme</translation>
    </message>
    <message>
        <source>the file is not a database of this program, or it is damaged</source>
        <translation>le fichier n’est pas une base de données de ce programme, ou il est endommagé</translation>
    </message>
    <message>
        <source>the connection to the database was lost</source>
        <translation>la connexion à la base de données a été perdue</translation>
    </message>
    <message>
        <source>the database refuses this login</source>
        <translation>la base de données refuse cet utilisateur</translation>
    </message>
    <message>
        <source>there is no such database: create it, or name another one</source>
        <translation>cette base de données n’existe pas&#xa0;: créez-la, ou indiquez-en une autre</translation>
    </message>
    <message>
        <source>there is no such database</source>
        <translation>cette base de données n’existe pas</translation>
    </message>
    <message>
        <source>the schema is not there: run &apos;watchpostctl migrate&apos;</source>
        <translation>le schéma est absent&#xa0;: exécutez «&#xa0;watchpostctl migrate&#xa0;»</translation>
    </message>
    <message>
        <source>another transaction was in the way; it will be tried again</source>
        <translation>une autre transaction était en travers&#xa0;; un nouvel essai suivra</translation>
    </message>
    <message>
        <source>this login may not do that: ask the database&apos;s administrator for the rights of a collector</source>
        <translation>cet utilisateur n’en a pas le droit&#xa0;: demandez à l’administrateur de la base de données les droits d’un collecteur</translation>
    </message>
    <message>
        <source>the tables are not as this program knows them</source>
        <translation>les tables ne sont pas celles que ce programme connaît</translation>
    </message>
    <message>
        <source>the database server&apos;s disk is full: free some space there</source>
        <translation>le disque du serveur de base de données est plein&#xa0;: libérez-y de la place</translation>
    </message>
    <message>
        <source>the database server takes no more connections</source>
        <translation>le serveur de base de données n’accepte plus de connexions</translation>
    </message>
    <message>
        <source>the database server lacks memory or space</source>
        <translation>le serveur de base de données manque de mémoire ou de place</translation>
    </message>
    <message>
        <source>another program holds a lock on the database&apos;s tables</source>
        <translation>un autre programme verrouille les tables de la base de données</translation>
    </message>
    <message>
        <source>the database took too long and the statement was stopped</source>
        <translation>la base de données a mis trop de temps et l’instruction a été arrêtée</translation>
    </message>
    <message>
        <source>the database server is stopping or starting</source>
        <translation>le serveur de base de données s’arrête ou démarre</translation>
    </message>
    <message>
        <source>the database server has trouble with its files</source>
        <translation>le serveur de base de données a des difficultés avec ses fichiers</translation>
    </message>
    <message>
        <source>the database server reports a damage: see its log</source>
        <translation>le serveur de base de données signale un dommage&#xa0;: consultez son journal</translation>
    </message>
    <message>
        <source>stopped; no file was written</source>
        <translation>arrêté&#xa0;; aucun fichier n’a été écrit</translation>
    </message>
    <message>
        <source>the file is too large to hold rules</source>
        <translation>le fichier est trop grand pour contenir des règles</translation>
    </message>
    <message>
        <source>there is no ( for this )</source>
        <translation>il n’y a pas de ( pour cette )</translation>
    </message>
    <message>
        <source>something to look for is missing here</source>
        <translation>il manque ici quelque chose à chercher</translation>
    </message>
    <message>
        <source>there is nothing in the parentheses</source>
        <translation>il n’y a rien entre les parenthèses</translation>
    </message>
    <message>
        <source>the closing quote of this text is missing</source>
        <translation>le guillemet fermant de ce texte manque</translation>
    </message>
    <message>
        <source>the text between the quotes is empty</source>
        <translation>le texte entre les guillemets est vide</translation>
    </message>
    <message>
        <source>a value is missing here</source>
        <translation>il manque ici une valeur</translation>
    </message>
    <message>
        <source>something to look for is missing before this )</source>
        <translation>il manque devant cette ) quelque chose à chercher</translation>
    </message>
    <message>
        <source>&apos;!&apos; is no operator: write != or not</source>
        <translation>«&#xa0;!&#xa0;» n’est pas un opérateur&#xa0;: écrivez&#xa0;!= ou not</translation>
    </message>
    <message>
        <source>the name of a metric is missing after &apos;t.&apos;</source>
        <translation>il manque le nom d’une mesure après «&#xa0;t.&#xa0;»</translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>kind of event or group: offline, messages, problems</source>
        <translation>genre d’événement ou groupe&#xa0;: offline, messages, problems</translation>
    </message>
    <message>
        <source>success, failed, error</source>
        <translation>success, failed, error</translation>
    </message>
    <message>
        <source>name or external id of the device</source>
        <translation>nom ou identifiant externe de l’appareil</translation>
    </message>
    <message>
        <source>external id or uuid of the device</source>
        <translation>identifiant externe ou UUID de l’appareil</translation>
    </message>
    <message>
        <source>topic of the message</source>
        <translation>topic du message</translation>
    </message>
    <message>
        <source>format of the payload: standard, vmark, …</source>
        <translation>format du contenu&#xa0;: standard, vmark, …</translation>
    </message>
    <message>
        <source>readings that hold a field</source>
        <translation>relevés qui contiennent un champ</translation>
    </message>
    <message>
        <source>reason of a change of state</source>
        <translation>raison d’un changement d’état</translation>
    </message>
    <message>
        <source>text or code of an error</source>
        <translation>texte ou code d’une erreur</translation>
    </message>
    <message>
        <source>0, 1 or 2</source>
        <translation>0, 1 ou 2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>signal strength in dBm</source>
        <translation>force du signal en dBm</translation>
    </message>
    <message>
        <source>signal to noise in dB</source>
        <translation>rapport signal sur bruit en dB</translation>
    </message>
    <message>
        <source>both words in name, id, topic or error</source>
        <translation>les deux mots dans nom, identifiant, topic ou erreur</translation>
    </message>
    <message>
        <source>the words as they stand</source>
        <translation>les mots tels quels</translation>
    </message>
    <message>
        <source>* stands for anything</source>
        <translation>* remplace n’importe quel texte</translation>
    </message>
    <message>
        <source>readings above 30</source>
        <translation>relevés au-dessus de 30</translation>
    </message>
    <message>
        <source>either of them</source>
        <translation>l’un ou l’autre</translation>
    </message>
    <message>
        <source>neither of them</source>
        <translation>ni l’un ni l’autre</translation>
    </message>
    <message>
        <source>all but this value</source>
        <translation>tout sauf cette valeur</translation>
    </message>
    <message>
        <source>Fields, with : = != and for numbers &lt; &lt;= &gt; &gt;=</source>
        <translation>Champs, avec&#xa0;: = != et pour les nombres &lt; &lt;= &gt; &gt;=</translation>
    </message>
    <message>
        <source>a value of the reading, by its field</source>
        <translation>une valeur du relevé, par son champ</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Tab takes a suggestion, Ctrl+Space shows them, ↓ in the empty field shows recent filters, Esc clears.</source>
        <translation>Tab prend une suggestion, Ctrl+Espace les affiche, ↓ dans le champ vide affiche les filtres récents, Échap efface.</translation>
    </message>
</context>
<context>
    <name>ForeignProfiles</name>
    <message>
        <source>it names no broker</source>
        <translation>elle ne nomme aucun broker</translation>
    </message>
    <message>
        <source>its port is none</source>
        <translation>son port n’en est pas un</translation>
    </message>
    <message>
        <source>Over WebSocket, Watchpost takes the path /mqtt where the other program has none.</source>
        <translation>Par WebSocket, Watchpost prend le chemin /mqtt là où l’autre programme n’en a pas.</translation>
    </message>
    <message>
        <source>“%1” is no address of a broker</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas l’adresse d’un broker</translation>
    </message>
    <message>
        <source>The broker&apos;s own figures (%1) are not recorded.</source>
        <translation>Les chiffres du broker lui-même (%1) ne sont pas enregistrés.</translation>
    </message>
    <message>
        <source>“%1” is not a topic filter.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un filtre de topics.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n topics were taken over.</source>
        <translation>
            <numerusform>Seul le premier topic (%n) a été repris.</numerusform>
            <numerusform>Seuls les %n premiers topics ont été repris.</numerusform>
        </translation>
    </message>
    <message>
        <source>It names no topics: the usual ones are taken. “Listen and propose” finds others.</source>
        <translation>Elle ne nomme aucun topic&#xa0;: les habituels sont pris. «&#xa0;Écouter et proposer&#xa0;» en trouve d’autres.</translation>
    </message>
    <message>
        <source>It takes all topics (#): “Listen and propose” finds those with devices.</source>
        <translation>Elle prend tous les topics (#)&#xa0;: «&#xa0;Écouter et proposer&#xa0;» trouve ceux des appareils.</translation>
    </message>
    <message>
        <source>A certificate or key in the file is not PEM: choose it again under Encryption.</source>
        <translation>Un certificat ou une clé du fichier n’est pas en PEM&#xa0;: choisissez-le à nouveau sous Chiffrement.</translation>
    </message>
    <message>
        <source>“%1” is not a whole path: choose the file again under Encryption.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un chemin complet&#xa0;: choisissez le fichier à nouveau sous Chiffrement.</translation>
    </message>
    <message>
        <source>The other program takes any certificate of the broker. Watchpost always checks it: if it is signed by a CA of your own, choose that under Encryption.</source>
        <translation>L’autre programme accepte n’importe quel certificat du broker. Watchpost le vérifie toujours&#xa0;: s’il est signé par votre propre CA, choisissez-la sous Chiffrement.</translation>
    </message>
    <message>
        <source>A password without a user was left out.</source>
        <translation>Un mot de passe sans utilisateur a été laissé de côté.</translation>
    </message>
    <message>
        <source>The password crosses the network unencrypted: anybody on the way can read it.</source>
        <translation>Le mot de passe traverse le réseau en clair&#xa0;: n’importe qui sur le chemin peut le lire.</translation>
    </message>
    <message>
        <source>It uses the client id %1: while Watchpost records, the other program must not, or they throw each other off.</source>
        <translation>Elle utilise l’identifiant client %1&#xa0;: pendant que Watchpost enregistre, l’autre programme ne doit pas s’en servir, sinon ils se chassent l’un l’autre.</translation>
    </message>
    <message>
        <source>MQTT %1 is not spoken here: 5 and 3.1.1 are tried.</source>
        <translation>MQTT %1 n’est pas parlé ici&#xa0;: 5 et 3.1.1 sont essayés.</translation>
    </message>
    <message>
        <source>Its will is left out: Watchpost only listens.</source>
        <translation>Son testament est laissé de côté&#xa0;: Watchpost ne fait qu’écouter.</translation>
    </message>
    <message>
        <source>it holds a text that is too long or not one</source>
        <translation>elle contient un texte trop long ou qui n’en est pas un</translation>
    </message>
    <message>
        <source>The other program brings this one along as an example.</source>
        <translation>L’autre programme la fournit comme exemple.</translation>
    </message>
    <message>
        <source>This is a database of the program itself.</source>
        <translation>C’est une base de données du programme lui-même.</translation>
    </message>
    <message>
        <source>This is an Excel file.</source>
        <translation>C’est un fichier Excel.</translation>
    </message>
    <message>
        <source>This is an XML file.</source>
        <translation>C’est un fichier XML.</translation>
    </message>
    <message>
        <source>This is not a JSON file.</source>
        <translation>Ce n’est pas un fichier JSON.</translation>
    </message>
    <message>
        <source>In MQTTX, export the connections as JSON; of MQTT Explorer, choose its settings.json.</source>
        <translation>Dans MQTTX, exportez les connexions en JSON&#xa0;; de MQTT Explorer, choisissez settings.json.</translation>
    </message>
    <message>
        <source>%1 was left out: %2.</source>
        <translation>%1 a été laissée de côté&#xa0;: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n more were left out.</source>
        <translation>
            <numerusform>%n autre a été laissée de côté.</numerusform>
            <numerusform>%n autres ont été laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no connections of MQTTX or MQTT Explorer in this file.</source>
        <translation>Ce fichier ne contient aucune connexion de MQTTX ou de MQTT Explorer.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB. In MQTTX, clear the messages first, or export the connections one by one.</source>
        <translation>Le fichier dépasse %1 Mio. Dans MQTTX, effacez d’abord les messages, ou exportez les connexions une par une.</translation>
    </message>
    <message>
        <source>%1: the old password was not removed: %2</source>
        <translation>%1&#xa0;: l’ancien mot de passe n’a pas été supprimé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: the password was not kept: %2</source>
        <translation>%1&#xa0;: le mot de passe n’a pas été conservé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>%1 n’a pas été enregistré&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 msg/s</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Back and forward through the time ranges</source>
        <translation>Reculer et avancer dans les périodes</translation>
    </message>
    <message>
        <source>Back to where you came from</source>
        <translation>Revenir d’où l’on vient</translation>
    </message>
    <message>
        <source>Filter or search</source>
        <translation>Filtrer ou chercher</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>Suivre les plus récents</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Exporter ce qui est affiché</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Se reconnecter maintenant</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Cette page</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>Dans les listes</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>To the chart</source>
        <translation>Vers le graphique</translation>
    </message>
    <message>
        <source>To the device</source>
        <translation>Vers l’appareil</translation>
    </message>
    <message>
        <source>To the log</source>
        <translation>Vers le journal</translation>
    </message>
    <message>
        <source>To the newest row, and follow</source>
        <translation>À la ligne la plus récente, et suivre</translation>
    </message>
    <message>
        <source>Show or hide messages</source>
        <translation>Afficher ou masquer les messages</translation>
    </message>
    <message>
        <source>Rename the device</source>
        <translation>Renommer l’appareil</translation>
    </message>
    <message>
        <source>In the chart</source>
        <translation>Dans le graphique</translation>
    </message>
    <message>
        <source>Move the range</source>
        <translation>Déplacer la période</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomer</translation>
    </message>
    <message>
        <source>Back to the live range</source>
        <translation>Revenir au direct</translation>
    </message>
    <message>
        <source>Read the previous or next point</source>
        <translation>Lire le point précédent ou suivant</translation>
    </message>
    <message>
        <source>Zoom to, move, zoom at the cursor</source>
        <translation>Zoomer sur une zone, déplacer, zoomer au curseur</translation>
    </message>
    <message>
        <source>Alt+Left / Alt+Right</source>
        <translation>Alt+Gauche / Alt+Droite</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retour arrière</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Maj+P</translation>
    </message>
    <message>
        <source>Enter or Space</source>
        <translation>Entrée ou Espace</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Left / Right</source>
        <translation>Gauche / Droite</translation>
    </message>
    <message>
        <source>Ctrl+Left / Ctrl+Right</source>
        <translation>Ctrl+Gauche / Ctrl+Droite</translation>
    </message>
    <message>
        <source>Drag, Shift+drag, wheel</source>
        <translation>Glisser, Maj+glisser, molette</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+5</source>
        <translation>Ctrl+1 … Ctrl+5</translation>
    </message>
    <message>
        <source>Devices, Activity Log, Telemetry, Alerts, Topics</source>
        <translation>Appareils, Journal, Télémétrie, Alertes, Topics</translation>
    </message>
    <message>
        <source>In the alerts</source>
        <translation>Dans les alertes</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acquitter</translation>
    </message>
    <message>
        <source>Shelve, unshelve</source>
        <translation>Suspendre, reprendre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>To the rule</source>
        <translation>À la règle</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <translation>Choisir la période</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Humidité</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Pression</translation>
    </message>
    <message>
        <source>CO₂</source>
        <translation>CO₂</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Battery idle</source>
        <translation>Batterie au repos</translation>
    </message>
    <message>
        <source>Battery transmitting</source>
        <translation>Batterie en émission</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Tension</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Intensité</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Illuminance</source>
        <translation>Éclairement</translation>
    </message>
    <message>
        <source>RSSI</source>
        <translation>RSSI</translation>
    </message>
    <message>
        <source>SNR</source>
        <translation>SNR</translation>
    </message>
    <message>
        <source>Gateway RSSI</source>
        <translation>RSSI de la passerelle</translation>
    </message>
    <message>
        <source>Gateway SNR</source>
        <translation>SNR de la passerelle</translation>
    </message>
    <message>
        <source>Link quality</source>
        <translation>Qualité de liaison</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Temps de fonctionnement</translation>
    </message>
</context>
<context>
    <name>NothingYet</name>
    <message>
        <source>The store is being opened.</source>
        <translation>Le stockage est en cours d’ouverture.</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Connexion à %1 …</translation>
    </message>
    <message>
        <source>Not connected: %1</source>
        <translation>Non connecté&#xa0;: %1</translation>
    </message>
    <message>
        <source>The profile is closed.</source>
        <translation>Le profil est fermé.</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Se reconnecter maintenant</translation>
    </message>
    <message>
        <source>Connected to %1 and subscribed to %2. Nothing has come yet.</source>
        <translation>Connecté à %1 et abonné à %2. Rien n’est encore arrivé.</translation>
    </message>
    <message>
        <source>The collector on %1 has stored nothing yet.</source>
        <translation>Le collecteur sur %1 n’a encore rien stocké.</translation>
    </message>
    <message>
        <source>Nobody records into this store at the moment, and it holds nothing yet.</source>
        <translation>Personne n’enregistre en ce moment dans ce stockage, et il est encore vide.</translation>
    </message>
    <message>
        <source>Record here</source>
        <translation>Enregistrer ici</translation>
    </message>
    <message>
        <source>Listen and propose topics…</source>
        <translation>Écouter et proposer des topics…</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Cleared: %1</source>
        <translation>Levée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Still active: %1</source>
        <translation>Toujours active&#xa0;: %1</translation>
    </message>
    <message>
        <source>No longer shelved and still active: %1</source>
        <translation>Plus en attente et toujours active&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 alerts within a short time</source>
        <translation>%1 alarmes en peu de temps</translation>
    </message>
    <message>
        <source>No more flood of alerts: %1 were raised</source>
        <translation>L’afflux d’alarmes est passé&#xa0;: %1 ont été déclenchées</translation>
    </message>
    <message>
        <source>A test of Watchpost&apos;s notifications</source>
        <translation>Un essai des notifications de Watchpost</translation>
    </message>
    <message>
        <source>If you can read this, it works.</source>
        <translation>Si vous pouvez lire ceci, cela fonctionne.</translation>
    </message>
    <message>
        <source>Newest: %1</source>
        <translation>La plus récente&#xa0;: %1</translation>
    </message>
    <message>
        <source>Further ones are in the list of alerts only, until it is quieter.</source>
        <translation>Les suivantes ne figurent que dans la liste des alarmes, jusqu’au retour au calme.</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, seuil %2</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>%1 samples mean</source>
        <translation>moyenne de %1 relevés</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Le plus récent</translation>
    </message>
    <message>
        <source>Last in this range</source>
        <translation>Dernier de cette période</translation>
    </message>
    <message>
        <source>no reading here</source>
        <translation>pas de relevé ici</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1 – %2 of %3 devices</source>
        <translation>%1 – %2 appareils sur %3</translation>
    </message>
    <message>
        <source>not recording</source>
        <translation>pas d’enregistrement</translation>
    </message>
    <message>
        <source>no connection to the broker</source>
        <translation>pas de connexion au broker</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>lowest … highest of all devices</source>
        <translation>minimum … maximum de tous les appareils</translation>
    </message>
    <message>
        <source>Written %1 by Watchpost %2</source>
        <translation>Établi le %1 par Watchpost %2</translation>
    </message>
    <message>
        <source>Longest times without readings</source>
        <translation>Les plus longues périodes sans mesure</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>No alert stood in this time.</source>
        <translation>Aucune alerte pendant cette période.</translation>
    </message>
    <message>
        <source>%1 more alerts, less severe or older, are in the CSV file only.</source>
        <translation>%1 autres alertes, moins graves ou plus anciennes, ne figurent que dans le fichier CSV.</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>%1 more metrics are not drawn; their values are in the CSV files.</source>
        <translation>%1 autres grandeurs ne sont pas tracées&#xa0;; leurs valeurs sont dans les fichiers CSV.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>%1 more devices have no room here; those with alerts came first. Their readings are in the CSV files.</source>
        <translation>%1 autres appareils n’ont pas de place ici&#xa0;; ceux qui ont des alertes viennent d’abord. Leurs mesures sont dans les fichiers CSV.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>no readings</source>
        <translation>pas de mesure</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Déclenchée</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Acquittée par</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moy.</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>Rapport journalier</translation>
    </message>
    <message>
        <source>Weekly report</source>
        <translation>Rapport hebdomadaire</translation>
    </message>
    <message>
        <source>Week %1: %2 – %3</source>
        <translation>Semaine %1&#xa0;: %2 – %3</translation>
    </message>
    <message>
        <source>%1 hours: clocks change</source>
        <translation>%1 heures&#xa0;: changement d’heure</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Devices with readings</source>
        <translation>Appareils avec mesures</translation>
    </message>
    <message>
        <source>Alerts raised</source>
        <translation>Alertes déclenchées</translation>
    </message>
    <message>
        <source>Alerts cleared</source>
        <translation>Alertes terminées</translation>
    </message>
    <message>
        <source>Problems in the log</source>
        <translation>Problèmes au journal</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Sans enregistrement</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>This time is not over: the report tells of it until %1.</source>
        <translation>Cette période n’est pas terminée&#xa0;: le rapport va jusqu’à %1.</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time: no message, no reading, no alert.</source>
        <translation>Rien n’a été enregistré pendant cette période&#xa0;: ni message, ni mesure, ni alerte.</translation>
    </message>
    <message>
        <source>%1 more devices were not looked at one by one; their readings are in the CSV files.</source>
        <translation>%1 autres appareils n’ont pas été examinés un par un&#xa0;; leurs mesures sont dans les fichiers CSV.</translation>
    </message>
    <message>
        <source>Standing at the end</source>
        <translation>En cours à la fin</translation>
    </message>
    <message>
        <source>Times devices went offline</source>
        <translation>Passages hors ligne</translation>
    </message>
    <message>
        <source>Times without the broker</source>
        <translation>Pertes du broker</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>next try %1 s</source>
        <translation>prochain essai dans %1 s</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>cette machine</translation>
    </message>
    <message>
        <source>Viewing (collector on %1)</source>
        <translation>Consultation (collecteur sur %1)</translation>
    </message>
    <message>
        <source>Viewing, not recording</source>
        <translation>Consultation, sans enregistrement</translation>
    </message>
    <message>
        <source>Viewing</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>Non connecté à %1</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Se reconnecter maintenant</translation>
    </message>
    <message>
        <source>The collector on %1 has no connection to the broker</source>
        <translation>Le collecteur sur %1 n’est pas connecté au broker</translation>
    </message>
    <message>
        <source>Diagnosis…</source>
        <translation>Diagnostic…</translation>
    </message>
    <message>
        <source>The collector on %1 has stopped (last sign of life %2): nothing is being recorded</source>
        <translation>Le collecteur sur %1 s’est arrêté (dernier signe de vie %2)&#xa0;: rien n’est enregistré</translation>
    </message>
    <message>
        <source>Record here</source>
        <translation>Enregistrer ici</translation>
    </message>
    <message>
        <source>Subscription %1: %2</source>
        <translation>Abonnement %1&#xa0;: %2</translation>
    </message>
    <message>
        <source> – and %1 more</source>
        <translation> – et %1 de plus</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Modifier la connexion…</translation>
    </message>
    <message>
        <source>Opening · %1</source>
        <translation>Ouverture · %1</translation>
    </message>
    <message>
        <source>Recording · %1</source>
        <translation>Enregistrement · %1</translation>
    </message>
    <message>
        <source>Storing locally, %1 waiting</source>
        <translation>Stockage local, %1 en attente</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Pas d’enregistrement</translation>
    </message>
    <message>
        <source>Connecting · %1</source>
        <translation>Connexion · %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Not connected, %1</source>
        <translation>Non connecté, %1</translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation>N’a pas pu être ouvert</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Ouvrir un autre…</translation>
    </message>
    <message>
        <source>Nothing can be recorded: %1. The broker keeps what it can until this is mended</source>
        <translation>Rien ne peut être enregistré&#xa0;: %1. Le broker garde ce qu’il peut jusqu’à ce que ce soit réparé</translation>
    </message>
    <message>
        <source>The store is behind: %1 messages wait in the inbox, the oldest for %2</source>
        <translation>Le stockage est en retard&#xa0;: %1 messages attendent dans la file d’arrivée, le plus ancien depuis %2</translation>
    </message>
    <message>
        <source>The records cannot be read: %1</source>
        <translation>Les enregistrements ne peuvent pas être lus&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, session kept</source>
        <translation>%1, session gardée</translation>
    </message>
    <message>
        <source>%1, session new</source>
        <translation>%1, nouvelle session</translation>
    </message>
    <message>
        <source>stored %1</source>
        <translation>stockés&#xa0;: %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>en attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing is lost, messages wait in the inbox. The store takes nothing: %1</source>
        <translation>Rien n’est perdu, les messages attendent dans la file d’arrivée. Le stockage n’accepte rien&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>StoreLook</name>
    <message>
        <source>This database was made by a newer version of Watchpost.</source>
        <translation>Cette base de données vient d’une version plus récente de Watchpost.</translation>
    </message>
    <message>
        <source>Open it with that version; this one would not understand all of it.</source>
        <translation>Ouvrez-la avec cette version&#xa0;; celle-ci n’en comprendrait pas tout.</translation>
    </message>
    <message>
        <source>This is not a database, or it is damaged.</source>
        <translation>Ce n’est pas une base de données, ou elle est endommagée.</translation>
    </message>
    <message>
        <source>Choose a file that Watchpost recorded into, or restore it from a copy.</source>
        <translation>Choisissez un fichier dans lequel Watchpost a enregistré, ou restaurez-le à partir d’une copie.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Ce fichier ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Check its owner and its mode.</source>
        <translation>Vérifiez son propriétaire et ses droits d’accès.</translation>
    </message>
    <message>
        <source>There are no records of Watchpost in this file.</source>
        <translation>Ce fichier ne contient aucun enregistrement de Watchpost.</translation>
    </message>
    <message>
        <source>Choose a file that Watchpost recorded into.</source>
        <translation>Choisissez un fichier dans lequel Watchpost a enregistré.</translation>
    </message>
    <message>
        <source>This database was made by an older version of Watchpost.</source>
        <translation>Cette base de données vient d’une version plus ancienne de Watchpost.</translation>
    </message>
    <message>
        <source>It must be upgraded before it can be opened; older versions cannot open it afterwards. Copy the file first.</source>
        <translation>Elle doit être mise à niveau avant d’être ouverte&#xa0;; les versions plus anciennes ne pourront plus l’ouvrir ensuite. Copiez d’abord le fichier.</translation>
    </message>
    <message>
        <source>Nothing has been recorded into this database yet.</source>
        <translation>Rien n’a encore été enregistré dans cette base de données.</translation>
    </message>
    <message>
        <source>There is no such database on this server yet.</source>
        <translation>Cette base de données n’existe pas encore sur ce serveur.</translation>
    </message>
    <message>
        <source>It can be created here, as %1.</source>
        <translation>Elle peut être créée ici, en tant que %1.</translation>
    </message>
    <message>
        <source>There is no such database on this server, and %1 may not create one.</source>
        <translation>Cette base de données n’existe pas sur ce serveur, et %1 ne peut pas en créer.</translation>
    </message>
    <message>
        <source>The server does not know the login %1.</source>
        <translation>Le serveur ne connaît pas l’utilisateur %1.</translation>
    </message>
    <message>
        <source>The server refuses the login %1: %2</source>
        <translation>Le serveur refuse l’utilisateur %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator.</source>
        <translation>Demandez à l’administrateur du serveur.</translation>
    </message>
    <message>
        <source>Type this in a terminal, or have its administrator type it, then look again:</source>
        <translation>Tapez ceci dans un terminal, ou faites-le taper par l’administrateur, puis regardez de nouveau&#xa0;:</translation>
    </message>
    <message>
        <source>There are no records of Watchpost in this database yet.</source>
        <translation>Cette base de données ne contient pas encore d’enregistrements de Watchpost.</translation>
    </message>
    <message>
        <source>Its tables can be created here; whatever else is in it stays as it is.</source>
        <translation>Ses tables peuvent être créées ici&#xa0;; tout ce qu’elle contient d’autre reste tel quel.</translation>
    </message>
</context>
<context>
    <name>StoreWords</name>
    <message>
        <source>has an empty database</source>
        <translation>contient une base de données vide</translation>
    </message>
    <message>
        <source>the database can be created</source>
        <translation>la base de données peut être créée</translation>
    </message>
    <message>
        <source>the database is missing</source>
        <translation>la base de données manque</translation>
    </message>
    <message>
        <source>does not know the login %1</source>
        <translation>ne connaît pas l’utilisateur %1</translation>
    </message>
    <message>
        <source>refuses the login %1</source>
        <translation>refuse l’utilisateur %1</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>ne répond pas</translation>
    </message>
    <message>
        <source>PostgreSQL %1 in %2, port %3</source>
        <translation>PostgreSQL %1 dans %2, port %3</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 rows of %2 devices, %3</source>
        <translation>%1 lignes de %2 appareils, %3</translation>
    </message>
    <message>
        <source>From %1 to %2 (%3)</source>
        <translation>Du %1 au %2 (%3)</translation>
    </message>
    <message>
        <source>It is being recorded into at the moment.</source>
        <translation>Un enregistrement y est en cours.</translation>
    </message>
    <message>
        <source>a database of Watchpost</source>
        <translation>une base de données de Watchpost</translation>
    </message>
</context>
<context>
    <name>TlsCheck</name>
    <message>
        <source>%1: %2, valid until %3</source>
        <translation>%1&#xa0;: %2, valable jusqu’au %3</translation>
    </message>
    <message>
        <source>%1: it expired on %2.</source>
        <translation>%1&#xa0;: expiré le %2.</translation>
    </message>
    <message>
        <source>%1: it expires on %2.</source>
        <translation>%1&#xa0;: expire le %2.</translation>
    </message>
    <message>
        <source>%1: it is valid from %2 on only.</source>
        <translation>%1&#xa0;: valable seulement à partir du %2.</translation>
    </message>
    <message>
        <source>%1 is no certificate or key file.</source>
        <translation>%1 n’est ni un certificat ni une clé.</translation>
    </message>
    <message>
        <source>CA</source>
        <translation>AC</translation>
    </message>
    <message numerus="yes">
        <source>CA file: %n certificates</source>
        <translation>
            <numerusform>Fichier d’AC&#xa0;: %n certificat</numerusform>
            <numerusform>Fichier d’AC&#xa0;: %n certificats</numerusform>
        </translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificat client</translation>
    </message>
    <message>
        <source>The key %1 does not belong to the certificate %2.</source>
        <translation>La clé %1 ne correspond pas au certificat %2.</translation>
    </message>
</context>
<context>
    <name>ViewRange</name>
    <message>
        <source>Last 15 min</source>
        <translation>15 dernières min</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>6 dernières heures</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>24 dernières heures</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>90 derniers jours</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>365 derniers jours</translation>
    </message>
</context>
<context>
    <name>monitor::ConnectionTester</name>
    <message numerus="yes">
        <source>%n could not be decoded</source>
        <translation>
            <numerusform>%n n’a pas pu être décodé</numerusform>
            <numerusform>%n n’ont pas pu être décodés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none in %n s</source>
        <translation>
            <numerusform>aucun en %n s</numerusform>
            <numerusform>aucun en %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Devices may send seldom, or publish to other topics than these.</source>
        <translation>Les appareils envoient peut-être rarement, ou publient sur d’autres topics que ceux-ci.</translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n reçu</numerusform>
            <numerusform>%n reçus</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the format of their topic, or describe it in a custom one.</source>
        <translation>Choisissez le format de leur topic, ou décrivez-le dans un format personnalisé.</translation>
    </message>
</context>
<context>
    <name>monitor::DemoBroker</name>
    <message>
        <source>The demo needs the broker mosquitto, which is not installed. On Debian and Ubuntu: sudo apt install mosquitto</source>
        <translation>La démonstration a besoin du broker mosquitto, qui n’est pas installé. Sous Debian et Ubuntu&#xa0;: sudo apt install mosquitto</translation>
    </message>
    <message>
        <source>The demo found no place for its files: %1</source>
        <translation>La démonstration n’a pas trouvé de place pour ses fichiers&#xa0;: %1</translation>
    </message>
    <message>
        <source>The demo could not set up its broker in %1.</source>
        <translation>La démonstration n’a pas pu installer son broker dans %1.</translation>
    </message>
    <message>
        <source>The demo could not start %1: %2</source>
        <translation>La démonstration n’a pas pu lancer %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The demo&apos;s broker does not answer. Try again.</source>
        <translation>Le broker de la démonstration ne répond pas. Essayez encore.</translation>
    </message>
    <message>
        <source>The demo&apos;s broker has ended: %1</source>
        <translation>Le broker de la démonstration s’est arrêté&#xa0;: %1</translation>
    </message>
    <message>
        <source>The demo&apos;s broker does not start: %1</source>
        <translation>Le broker de la démonstration ne démarre pas&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::ActivityBar</name>
    <message>
        <source>Any status</source>
        <translation>Tout statut</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Succès</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Délai dépassé</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Commencé</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Details (Enter)</source>
        <translation>Détails (Entrée)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Show received messages among the other events (Ctrl+M)</source>
        <translation>Afficher les messages reçus parmi les autres événements (Ctrl+M)</translation>
    </message>
    <message>
        <source>This group says itself whether it has messages</source>
        <translation>Ce groupe décide lui-même s’il contient des messages</translation>
    </message>
</context>
<context>
    <name>ui::ActivityPage</name>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Activity Log</source>
        <translation>Journal d’activité</translation>
    </message>
    <message>
        <source>The filter is set aside: every event around this row is shown</source>
        <translation>Le filtre est suspendu&#xa0;: tous les événements autour de cette ligne sont affichés</translation>
    </message>
    <message>
        <source>Back to the filtered log</source>
        <translation>Revenir au journal filtré</translation>
    </message>
    <message>
        <source>The log cannot be read at the moment: %1</source>
        <translation>Le journal ne peut pas être lu en ce moment&#xa0;: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>List paused – recording goes on</source>
        <translation>Liste en pause – l’enregistrement continue</translation>
    </message>
    <message>
        <source>List paused</source>
        <translation>Liste en pause</translation>
    </message>
    <message>
        <source>, %1+ new</source>
        <translation>, %1+ nouveaux</translation>
    </message>
    <message>
        <source>, %1 new</source>
        <translation>, %1 nouveaux</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Searched back to %1, still looking</source>
        <translation>Recherché jusqu’à %1, recherche en cours</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Searched back to %1</source>
        <translation>Recherché jusqu’à %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Messages hidden: %1/s</source>
        <translation>Messages masqués&#xa0;: %1/s</translation>
    </message>
    <message>
        <source>Messages hidden</source>
        <translation>Messages masqués</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Not connected to %1.</source>
        <translation>Non connecté à %1.</translation>
    </message>
    <message>
        <source>Not connected: %1</source>
        <translation>Non connecté&#xa0;: %1</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Connexion à %1.</translation>
    </message>
    <message>
        <source>Nobody is recording into this store at the moment.</source>
        <translation>Personne n’enregistre en ce moment dans ce stockage.</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Lecture du journal…</translation>
    </message>
    <message>
        <source>Nothing found so far</source>
        <translation>Rien trouvé jusqu’ici</translation>
    </message>
    <message>
        <source>Searched back to %1.</source>
        <translation>Recherché jusqu’à %1.</translation>
    </message>
    <message>
        <source>Few events fit the filter.</source>
        <translation>Peu d’événements correspondent au filtre.</translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <translation>Le journal ne peut pas être lu</translation>
    </message>
    <message>
        <source>Messages are hidden</source>
        <translation>Les messages sont masqués</translation>
    </message>
    <message>
        <source>Nothing but messages was received in this range.</source>
        <translation>Seuls des messages ont été reçus dans cette période.</translation>
    </message>
    <message>
        <source>Show messages</source>
        <translation>Afficher les messages</translation>
    </message>
    <message>
        <source>The filter hides everything in this range</source>
        <translation>Le filtre masque tout dans cette période</translation>
    </message>
    <message>
        <source>There are events, but none that fits group, device, status and filter.</source>
        <translation>Il y a des événements, mais aucun ne correspond au groupe, à l’appareil, au statut et au filtre.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Nothing in this range</source>
        <translation>Rien dans cette période</translation>
    </message>
    <message>
        <source>The newest event is of %1.</source>
        <translation>Événement le plus récent&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Se reconnecter maintenant</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Events appear here as they come in.</source>
        <translation>Les événements apparaissent ici dès leur arrivée.</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Rien d’enregistré pour l’instant</translation>
    </message>
    <message>
        <source>That row is no longer in the log.</source>
        <translation>Cette ligne n’est plus dans le journal.</translation>
    </message>
</context>
<context>
    <name>ui::ActivityViews</name>
    <message>
        <source>Activities, newest first</source>
        <translation>Activités, les plus récentes d’abord</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Colonnes comme au début</translation>
    </message>
</context>
<context>
    <name>ui::AlertActs</name>
    <message>
        <source>Already acknowledged by %1.</source>
        <translation>Déjà acquittée par %1.</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>Rien n’a été modifié : %1</translation>
    </message>
    <message numerus="yes">
        <source>The same holds for %n more.</source>
        <translation>
            <numerusform>Il en va de même pour %n autre.</numerusform>
            <numerusform>Il en va de même pour %n autres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertDetails</name>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Newest values</source>
        <translation>Valeurs récentes</translation>
    </message>
    <message>
        <source>Select an alert to see its details.</source>
        <translation>Choisissez une alerte pour voir ses détails.</translation>
    </message>
    <message>
        <source>Details of the alert</source>
        <translation>Détails de l’alerte</translation>
    </message>
    <message>
        <source>Close the details (Escape)</source>
        <translation>Fermer les détails (Échap)</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>What is known of the alert</source>
        <translation>Ce que l’on sait de l’alerte</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Enter or double click: show in the log</source>
        <translation>Entrée ou double clic : montrer dans le journal</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>from %1, for %2</source>
        <translation>à partir de %1, pendant %2</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>depuis %1 (%2)</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Déclenchée</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Raised by</source>
        <translation>Déclenchée par</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Acquittée par</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acquittée</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Shelved by</source>
        <translation>Suspendue par</translation>
    </message>
    <message>
        <source>Why shelved</source>
        <translation>Pourquoi suspendue</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Identifiant externe</translation>
    </message>
    <message>
        <source>Newest values of %1</source>
        <translation>Valeurs récentes de %1</translation>
    </message>
</context>
<context>
    <name>ui::AlertModel</name>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>Valeur actuelle</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Acquittée par</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>La connexion</translation>
    </message>
    <message>
        <source>Raised %1</source>
        <translation>Déclenchée %1</translation>
    </message>
    <message>
        <source>Cleared %1</source>
        <translation>Terminée %1</translation>
    </message>
    <message>
        <source>Raised by %1</source>
        <translation>Déclenchée par %1</translation>
    </message>
    <message>
        <source>Shelved by %1: %2</source>
        <translation>Suspendue par %1 : %2</translation>
    </message>
</context>
<context>
    <name>ui::AlertsPage</name>
    <message>
        <source>Read more</source>
        <translation>Lire plus</translation>
    </message>
    <message>
        <source>Which alerts</source>
        <translation>Quelles alertes</translation>
    </message>
    <message>
        <source>Open and unacknowledged</source>
        <translation>Ouvertes et non acquittées</translation>
    </message>
    <message>
        <source>Shelved, or of rules that are off</source>
        <translation>Suspendues, ou de règles désactivées</translation>
    </message>
    <message>
        <source>History in the range</source>
        <translation>Historique de la période</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Chercher des alertes</translation>
    </message>
    <message>
        <source>Search by device, rule or note</source>
        <translation>Chercher par appareil, règle ou note</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>The newest %1 of the range</source>
        <translation>Les %1 plus récentes de la période</translation>
    </message>
    <message>
        <source>%1 in the range</source>
        <translation>%1 dans la période</translation>
    </message>
    <message>
        <source>%1 unacknowledged</source>
        <translation>%1 non acquittées</translation>
    </message>
    <message>
        <source>All acknowledged</source>
        <translation>Toutes acquittées</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 ouvertes</translation>
    </message>
    <message>
        <source>%1 shelved</source>
        <translation>%1 suspendues</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 affichées</translation>
    </message>
    <message>
        <source>The alerts cannot be read</source>
        <translation>Les alertes ne peuvent pas être lues</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lecture …</translation>
    </message>
    <message>
        <source>No alert fits</source>
        <translation>Aucune alerte ne correspond</translation>
    </message>
    <message>
        <source>The search hides all of them.</source>
        <translation>La recherche les cache toutes.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Nothing is silenced</source>
        <translation>Rien n’est mis en silence</translation>
    </message>
    <message>
        <source>Shelved alerts, and those of rules that are off, are listed here.</source>
        <translation>Les alertes suspendues et celles de règles désactivées sont listées ici.</translation>
    </message>
    <message>
        <source>No alert in this range</source>
        <translation>Aucune alerte dans cette période</translation>
    </message>
    <message>
        <source>Choose a longer range to see older ones.</source>
        <translation>Choisissez une période plus longue pour voir les plus anciennes.</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Rien ne vous attend</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch the devices. What they find is listed here.</source>
        <translation>
            <numerusform>%n règle surveille les appareils. Ce qu’elle trouve est listé ici.</numerusform>
            <numerusform>%n règles surveillent les appareils. Ce qu’elles trouvent est listé ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>No rule is on: nothing is watched. Tools ▸ Alert rules… has them.</source>
        <translation>Aucune règle n’est active : rien n’est surveillé. Elles sont sous Outils ▸ Règles d’alerte….</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Montrer l’historique</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acquitter</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>Show on chart</source>
        <translation>Montrer sur le graphique</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Montrer dans le journal</translation>
    </message>
    <message>
        <source>Show device</source>
        <translation>Montrer l’appareil</translation>
    </message>
    <message>
        <source>Show rule</source>
        <translation>Montrer la règle</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Its row is not in the log any more.</source>
        <translation>Sa ligne n’est plus dans le journal.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Montrer les détails</translation>
    </message>
</context>
<context>
    <name>ui::BackupDialog</name>
    <message>
        <source>%1 activity rows, %2 readings, %3 devices, %4</source>
        <translation>%1 lignes du journal, %2 mesures, %3 appareils, %4</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>C&amp;hoisir…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Back up</source>
        <translation>&amp;Sauvegarder</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <source>Back up the records</source>
        <translation>Sauvegarder les enregistrements</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Path of the backup</source>
        <translation>Chemin de la sauvegarde</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Everything that is stored is copied into one file and checked. Recording goes on meanwhile.</source>
        <translation>Tout ce qui est enregistré est copié dans un seul fichier et vérifié. L’enregistrement continue pendant ce temps.</translation>
    </message>
    <message>
        <source>A copy of the backup takes the place of the records that are open. Those are kept beside it under another name.</source>
        <translation>Une copie de la sauvegarde prend la place des enregistrements ouverts. Ceux-ci sont conservés à côté sous un autre nom.</translation>
    </message>
    <message>
        <source>Backups (*.sqlite *.db);;All files (*)</source>
        <translation>Sauvegardes (*.sqlite *.db);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The backup is complete and was checked.</source>
        <translation>La sauvegarde est complète et a été vérifiée.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Copying and checking …</source>
        <translation>Copie et vérification …</translation>
    </message>
    <message>
        <source>The records in the database are replaced by those of the backup. Those of before are kept in a file beside the backup.</source>
        <translation>Les enregistrements de la base de données sont remplacés par ceux de la sauvegarde. Les précédents sont conservés dans un fichier à côté de la sauvegarde.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Arrêt …</translation>
    </message>
</context>
<context>
    <name>ui::BrokerFields</name>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>&amp;Keep the password</source>
        <translation>&amp;Garder le mot de passe</translation>
    </message>
    <message>
        <source>&amp;Send it unencrypted all the same</source>
        <translation>L’en&amp;voyer quand même en clair</translation>
    </message>
    <message>
        <source>for example mqtts://broker.example:8883</source>
        <translation>par exemple mqtts://broker.example:8883</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>MQTT, encrypted (TLS)</source>
        <translation>MQTT, chiffré (TLS)</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>WebSocket, encrypted (TLS)</source>
        <translation>WebSocket, chiffré (TLS)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>&amp;Protocole</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Mot de pa&amp;sse</translation>
    </message>
    <message>
        <source>&amp;Keep the password in the keychain</source>
        <translation>&amp;Garder le mot de passe dans le trousseau</translation>
    </message>
    <message>
        <source>&amp;Keep the password in a file that only you can read</source>
        <translation>&amp;Garder le mot de passe dans un fichier que vous seul pouvez lire</translation>
    </message>
    <message>
        <source>The password would cross the network unencrypted: anybody on the way can read it. Choose an encrypted protocol if the broker has one.</source>
        <translation>Le mot de passe traverserait le réseau en clair&#xa0;: n’importe qui sur le chemin peut le lire. Choisissez un protocole chiffré si le broker en a un.</translation>
    </message>
    <message>
        <source>The address is not complete or not right.</source>
        <translation>L’adresse est incomplète ou incorrecte.</translation>
    </message>
    <message>
        <source>Enter the address of the broker.</source>
        <translation>Saisissez l’adresse du broker.</translation>
    </message>
    <message>
        <source>A password needs a user.</source>
        <translation>Un mot de passe demande un utilisateur.</translation>
    </message>
    <message>
        <source>The password would be sent unencrypted: choose an encrypted protocol, or say that it may.</source>
        <translation>Le mot de passe serait envoyé en clair&#xa0;: choisissez un protocole chiffré, ou autorisez-le.</translation>
    </message>
    <message>
        <source>The password now stands in its own field: an address is shown and kept in plain text, a password is not.</source>
        <translation>Le mot de passe est maintenant dans son propre champ&#xa0;: une adresse est affichée et conservée en clair, un mot de passe non.</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>Po&amp;rt</translation>
    </message>
</context>
<context>
    <name>ui::Clock</name>
    <message>
        <source>site time (%1)</source>
        <translation>heure du site (%1)</translation>
    </message>
    <message>
        <source>local time (%1)</source>
        <translation>heure locale (%1)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>il y a %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>il y a %1 j</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 j</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionDialog</name>
    <message>
        <source>C&amp;onnect</source>
        <translation>Se c&amp;onnecter</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nouvelle connexion</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Connexion %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Encryption: %1</source>
        <translation>Chiffrement&#xa0;: %1</translation>
    </message>
    <message>
        <source>Topics: %1</source>
        <translation>Topics&#xa0;: %1</translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation>Donnez un nom à la connexion.</translation>
    </message>
    <message>
        <source>The name of a connection has at most 80 characters, no slash, and no dot in front.</source>
        <translation>Le nom d’une connexion a au plus 80 caractères, pas de barre oblique et pas de point au début.</translation>
    </message>
    <message>
        <source>There is a connection of this name already.</source>
        <translation>Une connexion porte déjà ce nom.</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Plus&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Listen and propose…</source>
        <translation>É&amp;couter et proposer…</translation>
    </message>
</context>
<context>
    <name>ui::Desktop</name>
    <message>
        <source>The password could not be read: %1</source>
        <translation>Le mot de passe n’a pas pu être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saving what was received …</source>
        <translation>Stockage de ce qui a été reçu …</translation>
    </message>
    <message>
        <source>Starting the demo plant …</source>
        <translation>Démarrage de l’installation de démonstration …</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nouvelle connexion</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Connexion %1</translation>
    </message>
    <message>
        <source>The connection was not saved: %1</source>
        <translation>La connexion n’a pas été enregistrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>The password was not kept: %1</source>
        <translation>Le mot de passe n’a pas été gardé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The old password was not removed: %1</source>
        <translation>L’ancien mot de passe n’a pas été supprimé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The webhook&apos;s secret could not be read: %1</source>
        <translation>Le secret du webhook n’a pas pu être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>The notifications were not saved: %1</source>
        <translation>Les notifications n’ont pas été enregistrées&#xa0;: %1</translation>
    </message>
    <message>
        <source>The secret was not kept: %1</source>
        <translation>Le secret n’a pas été conservé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The old secret was not removed: %1</source>
        <translation>L’ancien secret n’a pas été supprimé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Restoring the backup …</source>
        <translation>Restauration de la sauvegarde …</translation>
    </message>
    <message>
        <source>The backup is restored. The records of before are in %1</source>
        <translation>La sauvegarde est restaurée. Les enregistrements précédents sont dans %1</translation>
    </message>
    <message>
        <source>Nothing was restored: %1</source>
        <translation>Rien n’a été restauré : %1</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>La sauvegarde est restaurée.</translation>
    </message>
    <message numerus="yes">
        <source>%n connections were imported.</source>
        <translation>
            <numerusform>%n connexion a été importée.</numerusform>
            <numerusform>%n connexions ont été importées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The topics were not saved: %1</source>
        <translation>Les topics n’ont pas été enregistrés&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::DetailsPane</name>
    <message>
        <source>Details of the event</source>
        <translation>Détails de l’événement</translation>
    </message>
    <message>
        <source>Show on the chart</source>
        <translation>Afficher sur le graphique</translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>Afficher l’appareil</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>What is known of the event</source>
        <translation>Ce que l’on sait de l’événement</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Relevés</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>Alentours</translation>
    </message>
    <message>
        <source>Select an event to see its details.</source>
        <translation>Sélectionnez un événement pour voir ses détails.</translation>
    </message>
    <message>
        <source>It cannot be read at the moment: %1</source>
        <translation>Lecture impossible en ce moment&#xa0;: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Removed by retention; this is what was known of it.</source>
        <translation>Supprimé à la fin de la durée de conservation&#xa0;; voici ce que l’on en savait.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Last reading, %1</source>
        <translation>Dernier relevé, %1</translation>
    </message>
    <message>
        <source>The message was removed by retention.</source>
        <translation>Le message a été supprimé à la fin de la durée de conservation.</translation>
    </message>
    <message>
        <source>Show the alert</source>
        <translation>Montrer l’alerte</translation>
    </message>
</context>
<context>
    <name>ui::DeviceAlerts</name>
    <message>
        <source>Open alerts</source>
        <translation>Alertes ouvertes</translation>
    </message>
    <message>
        <source>Enter or double click: show the alert</source>
        <translation>Entrée ou double clic : montrer l’alerte</translation>
    </message>
</context>
<context>
    <name>ui::DeviceButton</name>
    <message>
        <source>Name or id</source>
        <translation>Nom ou identifiant</translation>
    </message>
    <message>
        <source>Search for a device by name or id</source>
        <translation>Chercher un appareil par nom ou identifiant</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Tous les appareils</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>Appareil&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::DeviceChoices</name>
    <message>
        <source>All devices</source>
        <translation>Tous les appareils</translation>
    </message>
</context>
<context>
    <name>ui::DeviceDetails</name>
    <message>
        <source>Show on chart</source>
        <translation>Afficher sur le graphique</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Afficher dans le journal</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>pas encore de relevé</translation>
    </message>
    <message>
        <source>Save notes</source>
        <translation>Enregistrer les notes</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Newest values</source>
        <translation>Valeurs les plus récentes</translation>
    </message>
    <message>
        <source>Enter or double click: show on the chart</source>
        <translation>Entrée ou double-clic&#xa0;: afficher sur le graphique</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Close the details (Escape)</source>
        <translation>Fermer les détails (Échap)</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>Show on chart (G)</source>
        <translation>Afficher sur le graphique (G)</translation>
    </message>
    <message>
        <source>Show in log (L)</source>
        <translation>Afficher dans le journal (L)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Étiquettes, séparées par des virgules</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Where it hangs, who serves it, …</source>
        <translation>Où il se trouve, qui s’en occupe, …</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>depuis %1 (%2)</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>vu %1</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>jamais vu</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Identifiant externe</translation>
    </message>
    <message>
        <source>Reported name</source>
        <translation>Nom annoncé</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Vu la première fois</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>RSSI</source>
        <translation>RSSI</translation>
    </message>
    <message>
        <source>SNR</source>
        <translation>SNR</translation>
    </message>
    <message>
        <source>Copy external id</source>
        <translation>Copier l’identifiant externe</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Non enregistré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::DeviceModel</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>RSSI</source>
        <translation>RSSI</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>6 dernières heures</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>pas encore de relevé</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>open alert</source>
        <translation>alerte ouverte</translation>
    </message>
</context>
<context>
    <name>ui::DevicesPage</name>
    <message>
        <source>Search devices</source>
        <translation>Chercher des appareils</translation>
    </message>
    <message>
        <source>Search by name, id or tag</source>
        <translation>Chercher par nom, identifiant ou étiquette</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Problems first</source>
        <translation>Problèmes d’abord</translation>
    </message>
    <message>
        <source>Show on chart</source>
        <translation>Afficher sur le graphique</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Afficher dans le journal</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>%1 offline of %2</source>
        <translation>%1 hors ligne sur %2</translation>
    </message>
    <message>
        <source>None offline of %1</source>
        <translation>Aucun hors ligne sur %1</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 affichés</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Toutes les étiquettes</translation>
    </message>
    <message>
        <source>No device fits</source>
        <translation>Aucun appareil ne correspond</translation>
    </message>
    <message>
        <source>The search hides all of %1.</source>
        <translation>La recherche masque les %1.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>No device yet</source>
        <translation>Pas encore d’appareil</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Afficher les détails</translation>
    </message>
    <message>
        <source>Copy external id</source>
        <translation>Copier l’identifiant externe</translation>
    </message>
    <message>
        <source>%1 with open alerts</source>
        <translation>%1 avec des alertes ouvertes</translation>
    </message>
</context>
<context>
    <name>ui::DiagnosisDialog</name>
    <message>
        <source>Check the database</source>
        <translation>Vérifier la base de données</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Se reconnecter maintenant</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Compteurs</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Stockés</translation>
    </message>
    <message>
        <source>Waiting in the inbox</source>
        <translation>En attente dans la file d’arrivée</translation>
    </message>
    <message>
        <source>%1, the oldest for %2</source>
        <translation>%1, le plus ancien depuis %2</translation>
    </message>
    <message>
        <source>Unchanged retained or repeated</source>
        <translation>Inchangés ou répétés</translation>
    </message>
    <message>
        <source>Not understood (stored)</source>
        <translation>Non compris (stockés)</translation>
    </message>
    <message>
        <source>Refused by the database</source>
        <translation>Refusés par la base de données</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Somme</translation>
    </message>
    <message>
        <source>received = stored + waiting + repeated + refused</source>
        <translation>reçus = stockés + en attente + répétés + refusés</translation>
    </message>
    <message>
        <source>does not add up</source>
        <translation>le compte n’y est pas</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>Store&apos;s trouble</source>
        <translation>Panne du stockage</translation>
    </message>
    <message>
        <source>Inbox&apos;s trouble</source>
        <translation>Panne de la file d’arrivée</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>This window only looks: another program collects, or none does.</source>
        <translation>Cette fenêtre ne fait que consulter&#xa0;: un autre programme collecte, ou aucun.</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>reading the whole database …</source>
        <translation>lecture de toute la base de données …</translation>
    </message>
</context>
<context>
    <name>ui::DurationField</name>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>Unité de temps</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>Parco&amp;urir…</translation>
    </message>
    <message>
        <source>Re&amp;place it</source>
        <translation>&amp;Remplacer</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>Cop&amp;ier le chemin</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exporter</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Les premières lignes</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Avancement de l’export</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Nothing in this range and filter: the file would have a header only</source>
        <translation>Rien dans cette période et ce filtre&#xa0;: le fichier n’aurait qu’un en-tête</translation>
    </message>
    <message>
        <source>The file has a column for every field of the range, also for those that come later</source>
        <translation>Le fichier a une colonne pour chaque champ de la période, y compris ceux qui viennent plus tard</translation>
    </message>
    <message>
        <source>&amp;Stop counting</source>
        <translation>&amp;Arrêter le comptage</translation>
    </message>
    <message>
        <source>Co&amp;unt</source>
        <translation>&amp;Compter</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>Counting: %1 rows so far</source>
        <translation>Comptage&#xa0;: %1 lignes jusqu’ici</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Non compté</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exporter vers</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Export en cours…</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 lignes écrites dans %2</translation>
    </message>
    <message>
        <source>Counted were %1: rows came or went meanwhile</source>
        <translation>Le comptage donnait %1&#xa0;: des lignes sont venues ou parties entre-temps</translation>
    </message>
    <message>
        <source>%1 values of fields that came meanwhile were left out: export again</source>
        <translation>%1 valeurs de champs apparus entre-temps ont été omises&#xa0;: exportez de nouveau</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>%1 files (*.%2);;All files (*)</source>
        <translation>Fichiers %1 (*.%2);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 texts were longer than a cell may be and are cut, with a note in the cell</source>
        <translation>%1 textes dépassaient la taille d’une cellule et sont coupés, avec une note dans la cellule</translation>
    </message>
</context>
<context>
    <name>ui::ExportForm</name>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Zone of local times</source>
        <translation>Fuseau des heures locales</translation>
    </message>
    <message>
        <source>Layout of readings</source>
        <translation>Disposition des relevés</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>no filter</source>
        <translation>pas de filtre</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Télémétrie</translation>
    </message>
    <message>
        <source>Everything in the store</source>
        <translation>Tout le contenu de la base</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Heure locale</translation>
    </message>
    <message>
        <source>Site: %1</source>
        <translation>Site&#xa0;: %1</translation>
    </message>
    <message>
        <source>A column for each field</source>
        <translation>Une colonne par champ</translation>
    </message>
    <message>
        <source>A row for each value</source>
        <translation>Une ligne par valeur</translation>
    </message>
    <message>
        <source>T&amp;able</source>
        <translation>&amp;Table</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>&amp;Période</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>Fi&amp;ltre</translation>
    </message>
    <message>
        <source>Local &amp;times</source>
        <translation>&amp;Heures locales</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>&amp;Disposition</translation>
    </message>
    <message>
        <source>Position %1: %2</source>
        <translation>Position %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>UTC, local, or a name such as Europe/Berlin</source>
        <translation>UTC, local ou un nom tel que Europe/Berlin</translation>
    </message>
    <message>
        <source>All readings</source>
        <translation>Tous les relevés</translation>
    </message>
    <message>
        <source>The filter is not complete</source>
        <translation>Le filtre est incomplet</translation>
    </message>
    <message>
        <source>Write a ma&amp;nifest beside the file</source>
        <translation>Écrire un ma&amp;nifeste à côté du fichier</translation>
    </message>
    <message>
        <source>What was asked, how many rows came, and the SHA-256 of the file: watchpostctl verify checks it</source>
        <translation>Ce qui a été demandé, le nombre de lignes et le SHA-256 du fichier : watchpostctl verify le vérifie</translation>
    </message>
    <message>
        <source>CSV for Excel: semicolon, decimal comma</source>
        <translation>CSV pour Excel : point-virgule, virgule décimale</translation>
    </message>
    <message>
        <source>CSV for Excel: comma, decimal point</source>
        <translation>CSV pour Excel : virgule, point décimal</translation>
    </message>
    <message>
        <source>CSV, data: comma, decimal point</source>
        <translation>CSV, données : virgule, point décimal</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Classeur Excel</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Filter: words, or type:offline device:temp-* t.temperature&gt;30</source>
        <translation>Filtre&#xa0;: mots, ou type:offline device:temp-* t.temperature&gt;30</translation>
    </message>
    <message>
        <source>Recent filters</source>
        <translation>Filtres récents</translation>
    </message>
    <message>
        <source>What may be written into the filter</source>
        <translation>Ce que l’on peut écrire dans le filtre</translation>
    </message>
    <message>
        <source>Suggestions for the filter</source>
        <translation>Suggestions pour le filtre</translation>
    </message>
    <message>
        <source>the filter was cut to %1 characters</source>
        <translation>le filtre a été coupé à %1 caractères</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>Au caractère %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>No recent filters yet</source>
        <translation>Pas encore de filtres récents</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Vider cette liste</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>Try the &amp;demo plant</source>
        <translation>Essayer la &amp;démo</translation>
    </message>
    <message>
        <source>Eight simulated devices on a broker of their own, here on this machine. Nothing to set up, nothing leaves it.</source>
        <translation>Huit appareils simulés sur leur propre broker, ici sur cette machine. Rien à installer, rien n’en sort.</translation>
    </message>
    <message>
        <source>&amp;Connect to a broker…</source>
        <translation>Se &amp;connecter à un broker…</translation>
    </message>
    <message>
        <source>Record what your devices publish over MQTT. You need the broker&apos;s address.</source>
        <translation>Enregistrer ce que vos appareils publient par MQTT. Il faut l’adresse du broker.</translation>
    </message>
    <message>
        <source>&amp;Open a database…</source>
        <translation>&amp;Ouvrir une base de données…</translation>
    </message>
    <message>
        <source>Look at what was recorded before, here or on another machine, without recording.</source>
        <translation>Regarder ce qui a été enregistré auparavant, ici ou sur une autre machine, sans enregistrer.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Where do the records come from?</source>
        <translation>D’où viennent les enregistrements&#xa0;?</translation>
    </message>
    <message>
        <source>Watchpost records what devices publish over MQTT, and shows when one goes wrong.</source>
        <translation>Watchpost enregistre ce que les appareils publient par MQTT, et montre quand l’un d’eux a un problème.</translation>
    </message>
    <message>
        <source>Open the connection %1</source>
        <translation>Ouvrir la connexion %1</translation>
    </message>
    <message>
        <source>&amp;Import from MQTTX or MQTT Explorer…</source>
        <translation>&amp;Importer de MQTTX ou MQTT Explorer…</translation>
    </message>
</context>
<context>
    <name>ui::HistogramStrip</name>
    <message>
        <source>Events over time</source>
        <translation>Événements au fil du temps</translation>
    </message>
    <message>
        <source>No events in this range</source>
        <translation>Aucun événement dans cette période</translation>
    </message>
    <message>
        <source>%1 events, %2 of them problems, in bars of %3</source>
        <translation>%1 événements, dont %2 problèmes, en barres de %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 événement</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 événements</translation>
    </message>
    <message>
        <source>at least %1 events</source>
        <translation>au moins %1 événements</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 problème</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 problèmes</translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Choisir un &amp;fichier…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Import from MQTTX or MQTT Explorer</source>
        <translation>Importer de MQTTX ou MQTT Explorer</translation>
    </message>
    <message>
        <source>MQTTX: export the connections as JSON there, and choose that file here. MQTT Explorer: choose settings.json in its configuration folder.</source>
        <translation>MQTTX&#xa0;: exportez-y les connexions en JSON, et choisissez ce fichier ici. MQTT Explorer&#xa0;: choisissez settings.json dans son dossier de configuration.</translation>
    </message>
    <message>
        <source>Connections that were found</source>
        <translation>Connexions trouvées</translation>
    </message>
    <message>
        <source>Choose an export of MQTTX, or MQTT Explorer&apos;s settings.json</source>
        <translation>Choisir un export de MQTTX, ou le settings.json de MQTT Explorer</translation>
    </message>
    <message>
        <source>Connections (*.json);;All files (*)</source>
        <translation>Connexions (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n connections of %1 were found in %2:</source>
        <translation>
            <numerusform>%n connexion de %1 a été trouvée dans %2&#xa0;:</numerusform>
            <numerusform>%n connexions de %1 ont été trouvées dans %2&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n</source>
        <translation>
            <numerusform>&amp;Importer %n</numerusform>
            <numerusform>&amp;Importer %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the profiles and keeping their passwords …</source>
        <translation>Création des profils et conservation de leurs mots de passe…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ui::ImportModel</name>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>To mind</source>
        <translation>À noter</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n remarque</numerusform>
            <numerusform>%n remarques</numerusform>
        </translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>les habituels</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Watchpost</source>
        <translation>Watchpost</translation>
    </message>
    <message>
        <source>Watchpost – %1</source>
        <translation>Watchpost – %1</translation>
    </message>
    <message>
        <source>Saving what was received …</source>
        <translation>Stockage de ce qui a été reçu …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Nouvelle connexion…</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Open a database…</source>
        <translation>&amp;Ouvrir une base de données…</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Open &amp;profile</source>
        <translation>Ouvrir un &amp;profil</translation>
    </message>
    <message>
        <source>Try the &amp;demo plant</source>
        <translation>Essayer la &amp;démo</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Close profile</source>
        <translation>&amp;Fermer le profil</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Édition</translation>
    </message>
    <message>
        <source>&amp;Filter or search</source>
        <translation>&amp;Filtrer ou chercher</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>&amp;Back to where I was</source>
        <translation>&amp;Revenir où j’étais</translation>
    </message>
    <message>
        <source>&amp;Connection…</source>
        <translation>&amp;Connexion…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>&amp;Appareils</translation>
    </message>
    <message>
        <source>&amp;Activity Log</source>
        <translation>&amp;Journal d’activité</translation>
    </message>
    <message>
        <source>&amp;Telemetry</source>
        <translation>&amp;Télémétrie</translation>
    </message>
    <message>
        <source>T&amp;opics</source>
        <translation>T&amp;opics</translation>
    </message>
    <message>
        <source>Time range &amp;back</source>
        <translation>Période &amp;précédente</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Time range fo&amp;rward</source>
        <translation>Période &amp;suivante</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>&amp;Follow the newest</source>
        <translation>S&amp;uivre les plus récents</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Times &amp;in</source>
        <translation>&amp;Heures en</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>St&amp;yle</translation>
    </message>
    <message>
        <source>R&amp;ead-only: no publishing</source>
        <translation>&amp;Lecture seule&#xa0;: pas de publication</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>&amp;Local time</source>
        <translation>Heure &amp;locale</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>&amp;UTC</translation>
    </message>
    <message>
        <source>&amp;Site time (of the profile)</source>
        <translation>Heure du &amp;site (du profil)</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Platform&apos;s controls</source>
        <translation>Contrôles de la &amp;plateforme</translation>
    </message>
    <message>
        <source>&amp;Broker</source>
        <translation>&amp;Broker</translation>
    </message>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>Se &amp;reconnecter maintenant</translation>
    </message>
    <message>
        <source>Record &amp;here</source>
        <translation>&amp;Enregistrer ici</translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation>&amp;Publier…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>&amp;Modifier la connexion…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;Diagnosis…</source>
        <translation>&amp;Diagnostic…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Manuel</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>&amp;About Watchpost</source>
        <translation>À &amp;propos de Watchpost</translation>
    </message>
    <message>
        <source>About Watchpost</source>
        <translation>À propos de Watchpost</translation>
    </message>
    <message>
        <source>Watchpost %1</source>
        <translation>Watchpost %1</translation>
    </message>
    <message>
        <source>Watches MQTT devices and keeps what they said.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Surveille les appareils MQTT et garde ce qu’ils ont dit.
Logiciel libre sous la licence GNU General Public License, version 3 ou ultérieure.</translation>
    </message>
    <message>
        <source>&amp;Notifications…</source>
        <translation>&amp;Notifications…</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1 : %2, %3</translation>
    </message>
    <message>
        <source>%1: %2, cleared after %3</source>
        <translation>%1 : %2, terminée après %3</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acquitter</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>%1 unacknowledged</source>
        <translation>%1 non acquittées</translation>
    </message>
    <message>
        <source>That rule is not there any more.</source>
        <translation>Cette règle n’existe plus.</translation>
    </message>
    <message>
        <source>A&amp;lerts</source>
        <translation>Al&amp;ertes</translation>
    </message>
    <message>
        <source>&amp;Alert rules…</source>
        <translation>Règles d’&amp;alerte…</translation>
    </message>
    <message>
        <source>&amp;Back up the records…</source>
        <translation>&amp;Sauvegarder les enregistrements…</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup…</source>
        <translation>&amp;Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>&amp;Import from MQTTX or MQTT Explorer…</source>
        <translation>&amp;Importer de MQTTX ou MQTT Explorer…</translation>
    </message>
    <message>
        <source>&amp;Listen and propose topics…</source>
        <translation>É&amp;couter et proposer des topics…</translation>
    </message>
    <message>
        <source>Repor&amp;t…</source>
        <translation>Rappor&amp;t…</translation>
    </message>
    <message>
        <source>Ti&amp;me range…</source>
        <translation>Pério&amp;de…</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
</context>
<context>
    <name>ui::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
</context>
<context>
    <name>ui::MoreFields</name>
    <message>
        <source>for ever</source>
        <translation>pour toujours</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>pas du tout</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>made once, then kept</source>
        <translation>créé une fois, puis gardé</translation>
    </message>
    <message>
        <source>5, else 3.1.1</source>
        <translation>5, sinon 3.1.1</translation>
    </message>
    <message>
        <source>0 – at most once: may be lost</source>
        <translation>0 – au plus une fois&#xa0;: peut se perdre</translation>
    </message>
    <message>
        <source>1 – at least once</source>
        <translation>1 – au moins une fois</translation>
    </message>
    <message>
        <source>2 – exactly once</source>
        <translation>2 – exactement une fois</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>The usual database</source>
        <translation>La base de données habituelle</translation>
    </message>
    <message>
        <source>Another SQLite file</source>
        <translation>Un autre fichier SQLite</translation>
    </message>
    <message>
        <source>path of the file; it is made where there is none</source>
        <translation>chemin du fichier&#xa0;; il est créé s’il n’existe pas</translation>
    </message>
    <message>
        <source>none – for example Europe/Berlin</source>
        <translation>aucun – p. ex. Europe/Berlin</translation>
    </message>
    <message>
        <source>Path of the database</source>
        <translation>Chemin de la base de données</translation>
    </message>
    <message>
        <source>&amp;Records go to</source>
        <translation>Les en&amp;registrements vont dans</translation>
    </message>
    <message>
        <source>Time &amp;zone of the site</source>
        <translation>&amp;Fuseau horaire du site</translation>
    </message>
    <message>
        <source>&amp;MQTT version</source>
        <translation>Version &amp;MQTT</translation>
    </message>
    <message>
        <source>&amp;Quality of service</source>
        <translation>&amp;Qualité de service</translation>
    </message>
    <message>
        <source>Client &amp;identifier</source>
        <translation>&amp;Identifiant client</translation>
    </message>
    <message>
        <source>Keep-&amp;alive</source>
        <translation>Keep-a&amp;live</translation>
    </message>
    <message>
        <source>Broker keeps the &amp;session</source>
        <translation>Le &amp;broker garde la session</translation>
    </message>
    <message>
        <source>Where the records go</source>
        <translation>Où vont les enregistrements</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.db);;All files (*)</source>
        <translation>Bases de données SQLite (*.sqlite *.db);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose the file that the records go to.</source>
        <translation>Choisissez le fichier où vont les enregistrements.</translation>
    </message>
    <message>
        <source>The path of the database must begin with /.</source>
        <translation>Le chemin de la base de données doit commencer par /.</translation>
    </message>
    <message>
        <source>“%1” is not a time zone.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un fuseau horaire.</translation>
    </message>
    <message>
        <source>A PostgreSQL server</source>
        <translation>Un serveur PostgreSQL</translation>
    </message>
    <message>
        <source>Address of the database</source>
        <translation>Adresse de la base de données</translation>
    </message>
    <message>
        <source>Enter the address of the database, for example postgresql:///watchpost.</source>
        <translation>Indiquez l’adresse de la base de données, par exemple postgresql:///watchpost.</translation>
    </message>
    <message>
        <source>Leave the password out of the address: it belongs into ~/.pgpass.</source>
        <translation>N’écrivez pas le mot de passe dans l’adresse&#xa0;: sa place est dans ~/.pgpass.</translation>
    </message>
    <message>
        <source>The address of the database must begin with postgresql://.</source>
        <translation>L’adresse de la base de données doit commencer par postgresql://.</translation>
    </message>
    <message>
        <source>postgresql://user@host/database</source>
        <translation>postgresql://utilisateur@hôte/base</translation>
    </message>
</context>
<context>
    <name>ui::NeighboursList</name>
    <message>
        <source>What happened within five minutes of it</source>
        <translation>Ce qui s’est passé à moins de cinq minutes</translation>
    </message>
    <message>
        <source>this</source>
        <translation>celui-ci</translation>
    </message>
</context>
<context>
    <name>ui::NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What you found, what was done. An empty note takes the old one away.</source>
        <translation>Ce que vous avez trouvé, ce qui a été fait. Une note vide enlève l’ancienne.</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Garder la note</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
</context>
<context>
    <name>ui::NotificationsDialog</name>
    <message>
        <source>Show a &amp;notification</source>
        <translation>Afficher une &amp;notification</translation>
    </message>
    <message>
        <source>Play a &amp;sound</source>
        <translation>Jouer un &amp;son</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Envoyer un essai</translation>
    </message>
    <message>
        <source>No notifications fro&amp;m</source>
        <translation>Aucune notification &amp;de</translation>
    </message>
    <message>
        <source>The broker &amp;keeps the newest</source>
        <translation>Le broker &amp;garde la dernière</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>On this desktop</source>
        <translation>Sur ce bureau</translation>
    </message>
    <message>
        <source>Beginning of the quiet hours</source>
        <translation>Début des heures calmes</translation>
    </message>
    <message>
        <source>End of the quiet hours</source>
        <translation>Fin des heures calmes</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>by the clock of this machine</source>
        <translation>à l’heure de cette machine</translation>
    </message>
    <message>
        <source>by the clock of %1</source>
        <translation>à l’heure de %1</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>none – for example watchpost/alerts</source>
        <translation>aucun – par exemple watchpost/alerts</translation>
    </message>
    <message>
        <source>0 – at most once: may be lost</source>
        <translation>0 – au plus une fois&#xa0;: peut se perdre</translation>
    </message>
    <message>
        <source>1 – at least once</source>
        <translation>1 – au moins une fois</translation>
    </message>
    <message>
        <source>Publish to the broker</source>
        <translation>Publier sur le broker</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>&amp;Topic</translation>
    </message>
    <message>
        <source>&amp;Quality of service</source>
        <translation>&amp;Qualité de service</translation>
    </message>
    <message>
        <source>none – for example https://hooks.example/watchpost</source>
        <translation>aucune – par exemple https://hooks.example/watchpost</translation>
    </message>
    <message>
        <source>none – requests are not signed</source>
        <translation>aucun – les requêtes ne sont pas signées</translation>
    </message>
    <message>
        <source>from the file %1</source>
        <translation>du fichier %1</translation>
    </message>
    <message>
        <source>Tell a web service (webhook)</source>
        <translation>Prévenir un service web (webhook)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Sec&amp;ret</source>
        <translation>Sec&amp;ret</translation>
    </message>
    <message>
        <source>The desktop has taken it.</source>
        <translation>Le bureau l’a acceptée.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications: %1</source>
        <translation>Ce bureau n’affiche pas de notifications&#xa0;: %1</translation>
    </message>
    <message>
        <source>Unencrypted: everybody on the way can read it. Better write https://.</source>
        <translation>Non chiffré&#xa0;: tout le monde sur le trajet peut le lire. Mieux vaut écrire https://.</translation>
    </message>
    <message>
        <source>Asking the desktop …</source>
        <translation>Question au bureau …</translation>
    </message>
    <message>
        <source>Publishing …</source>
        <translation>Publication …</translation>
    </message>
    <message>
        <source>The broker has it.</source>
        <translation>Le broker l’a reçue.</translation>
    </message>
    <message>
        <source>Not published: %1</source>
        <translation>Non publié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Asking the receiver …</source>
        <translation>Question au destinataire …</translation>
    </message>
    <message>
        <source>The receiver took it within %1 ms.</source>
        <translation>Le destinataire l’a acceptée en %1 ms.</translation>
    </message>
    <message>
        <source>Not delivered: %1</source>
        <translation>Non remis&#xa0;: %1</translation>
    </message>
    <message>
        <source>For all ways of telling. What is still active and not acknowledged at the end is told then.</source>
        <translation>Vaut pour toutes les voies. Ce qui est encore actif et non acquitté à la fin est alors annoncé.</translation>
    </message>
</context>
<context>
    <name>ui::OpenDatabaseDialog</name>
    <message>
        <source>C&amp;hoose a file…</source>
        <translation>C&amp;hoisir un fichier…</translation>
    </message>
    <message>
        <source>&amp;Upgrade it now</source>
        <translation>&amp;Mettre à niveau maintenant</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>Ouvrir une base de données</translation>
    </message>
    <message>
        <source>Databases of this machine</source>
        <translation>Bases de données de cette machine</translation>
    </message>
    <message>
        <source>No databases were found on this machine. Choose a file.</source>
        <translation>Aucune base de données n’a été trouvée sur cette machine. Choisissez un fichier.</translation>
    </message>
    <message>
        <source>Path of the database</source>
        <translation>Chemin de la base de données</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Databases of this machine</source>
        <translation>Bases de &amp;données de cette machine</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Choose a database</source>
        <translation>Choisir une base de données</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.db);;All files (*)</source>
        <translation>Bases de données SQLite (*.sqlite *.db);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The upgrade failed, and nothing of it stays: %1</source>
        <translation>La mise à niveau a échoué, et rien n’en reste&#xa0;: %1</translation>
    </message>
    <message>
        <source>Upgrading …</source>
        <translation>Mise à niveau …</translation>
    </message>
    <message>
        <source>Copy the co&amp;mmand</source>
        <translation>Co&amp;pier la commande</translation>
    </message>
    <message>
        <source>&amp;Create the database</source>
        <translation>&amp;Créer la base de données</translation>
    </message>
    <message>
        <source>Looking for PostgreSQL servers …</source>
        <translation>Recherche de serveurs PostgreSQL …</translation>
    </message>
    <message>
        <source>path of an SQLite file, or postgresql://…</source>
        <translation>chemin d’un fichier SQLite, ou postgresql://…</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>Commande pour un terminal</translation>
    </message>
    <message>
        <source>Creating the database …</source>
        <translation>Création de la base de données …</translation>
    </message>
    <message>
        <source>The database was not created: %1</source>
        <translation>La base de données n’a pas été créée&#xa0;: %1</translation>
    </message>
    <message>
        <source>No PostgreSQL server was found on this machine.</source>
        <translation>Aucun serveur PostgreSQL n’a été trouvé sur cette machine.</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>&amp;Regarder de nouveau</translation>
    </message>
</context>
<context>
    <name>ui::PayloadEditor</name>
    <message>
        <source>From file…</source>
        <translation>Depuis un fichier…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Payload from a file</source>
        <translation>Contenu d’un fichier</translation>
    </message>
    <message>
        <source>%1 is no plain file.</source>
        <translation>%1 n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>%1 has %2; at most %3 can be published from here.</source>
        <translation>%1 fait %2&#xa0;; au plus %3 peuvent être publiés d’ici.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>Empty payload</source>
        <translation>Contenu vide</translation>
    </message>
    <message>
        <source>%1 as they are in the file; Clear to type text</source>
        <translation>%1 tels qu’ils sont dans le fichier&#xa0;; Effacer pour saisir du texte</translation>
    </message>
    <message>
        <source>%1, valid JSON</source>
        <translation>%1, JSON valide</translation>
    </message>
    <message>
        <source>%1, begins like JSON but is none</source>
        <translation>%1, commence comme du JSON mais n’en est pas</translation>
    </message>
    <message>
        <source>%1, text</source>
        <translation>%1, texte</translation>
    </message>
</context>
<context>
    <name>ui::PayloadView</name>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>Mis en forme</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Payload: %1</source>
        <translation>Contenu&#xa0;: %1</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>The payload was not kept.</source>
        <translation>Le contenu n’a pas été gardé.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 bytes were kept; SHA-256 of the whole begins with %3</source>
        <translation>Seuls les premiers %1 octets sur %2 ont été gardés&#xa0;; le SHA-256 de l’ensemble commence par %3</translation>
    </message>
    <message>
        <source>64 KiB</source>
        <translation>64 Kio</translation>
    </message>
    <message>
        <source>The payload is empty.</source>
        <translation>Le contenu est vide.</translation>
    </message>
    <message>
        <source>%1 bytes that are no text.</source>
        <translation>%1 octets qui ne sont pas du texte.</translation>
    </message>
    <message>
        <source>Nested too deep to be laid out: shown as it came.</source>
        <translation>Trop imbriqué pour être mis en forme&#xa0;: affiché tel qu’il est arrivé.</translation>
    </message>
    <message>
        <source>Too long to be laid out: shown as it came.</source>
        <translation>Trop long pour être mis en forme&#xa0;: affiché tel qu’il est arrivé.</translation>
    </message>
    <message>
        <source>No earlier message on this topic.</source>
        <translation>Pas de message antérieur sur ce topic.</translation>
    </message>
    <message>
        <source>The payload of the message before was not kept.</source>
        <translation>Le contenu du message précédent n’a pas été gardé.</translation>
    </message>
    <message>
        <source>Against the message of %1</source>
        <translation>Par rapport au message de %1</translation>
    </message>
    <message>
        <source>The same as the message of %1</source>
        <translation>Identique au message de %1</translation>
    </message>
</context>
<context>
    <name>ui::Picker</name>
    <message>
        <source>Type to search</source>
        <translation>Tapez pour chercher</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Recherche&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Rien ne correspond.</translation>
    </message>
    <message>
        <source>%1 more: type to narrow.</source>
        <translation>%1 de plus&#xa0;: tapez pour restreindre.</translation>
    </message>
</context>
<context>
    <name>ui::ProposalModel</name>
    <message>
        <source>Topics to record</source>
        <translation>Topics à enregistrer</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lu comme</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>nothing came</source>
        <translation>rien reçu</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>illisible</translation>
    </message>
    <message numerus="yes">
        <source>%n topics, for example %1</source>
        <translation>
            <numerusform>%n topic, par exemple %1</numerusform>
            <numerusform>%n topics, par exemple %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProposeDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Use these topics</source>
        <translation>&amp;Utiliser ces topics</translation>
    </message>
    <message>
        <source>Listen and propose topics</source>
        <translation>Écouter et proposer des topics</translation>
    </message>
    <message>
        <source>Proposed topics</source>
        <translation>Topics proposés</translation>
    </message>
    <message>
        <source>Time that is left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Connexion à %1…</translation>
    </message>
    <message numerus="yes">
        <source>Listening, %n s left.</source>
        <translation>
            <numerusform>Écoute, encore %n s.</numerusform>
            <numerusform>Écoute, encore %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 messages on %2 topics so far. Nothing is recorded meanwhile.</source>
        <translation>%1 messages sur %2 topics jusqu’ici. Rien n’est enregistré pendant ce temps.</translation>
    </message>
    <message>
        <source>Nothing could be heard.</source>
        <translation>Rien n’a pu être entendu.</translation>
    </message>
    <message>
        <source>The topics below are a guess.</source>
        <translation>Les topics ci-dessous sont une supposition.</translation>
    </message>
    <message>
        <source>The broker does not let this user listen to everything (%1). Ask whoever runs it which topics you may read.</source>
        <translation>Le broker ne laisse pas cet utilisateur tout écouter (%1). Demandez à qui le gère quels topics vous pouvez lire.</translation>
    </message>
    <message>
        <source>Nothing came.</source>
        <translation>Rien n’est venu.</translation>
    </message>
    <message>
        <source>Devices may send seldom. Listen longer, or keep the topics as they are.</source>
        <translation>Les appareils envoient peut-être rarement. Écoutez plus longtemps, ou laissez les topics tels quels.</translation>
    </message>
    <message>
        <source>%1 messages came on %2 topics. Choose what is to be recorded:</source>
        <translation>%1 messages sont venus sur %2 topics. Choisissez ce qui doit être enregistré&#xa0;:</translation>
    </message>
    <message>
        <source>The broker says more than was listened to: the proposal covers the first of it.</source>
        <translation>Le broker en dit plus que ce qui a été écouté&#xa0;: la proposition en couvre le début.</translation>
    </message>
    <message>
        <source>&amp;Stop listening</source>
        <translation>&amp;Arrêter l’écoute</translation>
    </message>
    <message>
        <source>&amp;Listen again for 30 s</source>
        <translation>&amp;Réécouter pendant 30 s</translation>
    </message>
</context>
<context>
    <name>ui::PublishDialog</name>
    <message>
        <source>Reconnect</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Retain: the broker keeps it for later subscribers</source>
        <translation>Retain&#xa0;: le broker le garde pour les abonnés ultérieurs</translation>
    </message>
    <message>
        <source>Publish retained</source>
        <translation>Publier en conservé (retained)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Publish – %1</source>
        <translation>Publier – %1</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>&amp;Topic</translation>
    </message>
    <message>
        <source>P&amp;ayload</source>
        <translation>Cont&amp;enu</translation>
    </message>
    <message>
        <source>Quality of service</source>
        <translation>Qualité de service</translation>
    </message>
    <message>
        <source>QoS 0: sent once, not confirmed</source>
        <translation>QoS 0&#xa0;: envoyé une fois, sans confirmation</translation>
    </message>
    <message>
        <source>QoS 1: confirmed, may come twice</source>
        <translation>QoS 1&#xa0;: confirmé, peut arriver deux fois</translation>
    </message>
    <message>
        <source>QoS 2: confirmed, comes once</source>
        <translation>QoS 2&#xa0;: confirmé, arrive une fois</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Published in this session</source>
        <translation>Publié pendant cette session</translation>
    </message>
    <message>
        <source>Publishing is switched off: View ▸ Read-only.</source>
        <translation>La publication est désactivée&#xa0;: Affichage ▸ Lecture seule.</translation>
    </message>
    <message>
        <source>This profile names no broker to publish to.</source>
        <translation>Ce profil ne nomme aucun broker où publier.</translation>
    </message>
    <message>
        <source>This is no topic to publish on: it must not contain + or # and have at most 65,535 bytes.</source>
        <translation>On ne peut pas publier sur ce topic&#xa0;: il ne doit contenir ni + ni # et faire au plus 65&#x202f;535 octets.</translation>
    </message>
    <message>
        <source>QoS 2 is not offered while this program records: its session is kept by the broker.</source>
        <translation>QoS 2 n’est pas proposée pendant que ce programme enregistre&#xa0;: sa session est gardée par le broker.</translation>
    </message>
    <message>
        <source>An empty retained message deletes what the broker keeps for %1.</source>
        <translation>Un message conservé (retained) vide supprime ce que le broker garde pour %1.</translation>
    </message>
    <message>
        <source>The broker will keep this message and give it to every later subscriber of %1.</source>
        <translation>Le broker gardera ce message et le donnera à tout abonné ultérieur de %1.</translation>
    </message>
    <message>
        <source>Delete retained</source>
        <translation>Supprimer le conservé</translation>
    </message>
    <message>
        <source>Publishing …</source>
        <translation>Publication …</translation>
    </message>
    <message>
        <source>Sent; QoS 0 is not confirmed</source>
        <translation>Envoyé&#xa0;; QoS 0 n’est pas confirmée</translation>
    </message>
    <message>
        <source>Confirmed by the broker after %1 ms</source>
        <translation>Confirmé par le broker après %1 ms</translation>
    </message>
    <message>
        <source>Not published: %1</source>
        <translation>Non publié&#xa0;: %1</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>conservé (retained)</translation>
    </message>
</context>
<context>
    <name>ui::RangeControl</name>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>The range ends now and moves on</source>
        <translation>La période se termine maintenant et avance</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … à …</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>%1 passés</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;À</translation>
    </message>
</context>
<context>
    <name>ui::ReportDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <source>&amp;Open PDF</source>
        <translation>&amp;Ouvrir le PDF</translation>
    </message>
    <message>
        <source>&amp;Write report</source>
        <translation>&amp;Établir le rapport</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Un jour</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Une semaine</translation>
    </message>
    <message>
        <source>Progress of the report</source>
        <translation>Avancement du rapport</translation>
    </message>
    <message>
        <source>&amp;Report of</source>
        <translation>&amp;Rapport sur</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Jour</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Dossier du rapport</translation>
    </message>
    <message>
        <source>Writing readings: %1</source>
        <translation>Écriture des mesures&#xa0;: %1</translation>
    </message>
    <message>
        <source>Writing the activity log: %1</source>
        <translation>Écriture du journal&#xa0;: %1</translation>
    </message>
    <message>
        <source>Writing alerts: %1</source>
        <translation>Écriture des alertes&#xa0;: %1</translation>
    </message>
    <message>
        <source>Drawing the pages …</source>
        <translation>Dessin des pages …</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Arrêté. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>The CSV files are written, the PDF is not: %1</source>
        <translation>Les fichiers CSV sont écrits, le PDF ne l’est pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>Written: %1, and the CSV files beside it.</source>
        <translation>Écrit&#xa0;: %1, avec les fichiers CSV à côté.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>ui::RuleEditor</name>
    <message>
        <source>New alert rule</source>
        <translation>Nouvelle règle d’alerte</translation>
    </message>
    <message>
        <source>Alert rule %1</source>
        <translation>Règle d’alerte %1</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Loo&amp;k at theirs</source>
        <translation>V&amp;oir l’autre version</translation>
    </message>
    <message>
        <source>Shows the rule as it is stored now; what you typed is lost.</source>
        <translation>Montre la règle telle qu’elle est enregistrée ; ce que vous avez saisi est perdu.</translation>
    </message>
    <message>
        <source>Alerts on: %1 (%2).</source>
        <translation>Alerte sur : %1 (%2).</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Pas enregistré : %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ui::RuleForm</name>
    <message>
        <source>Desktop</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>when it is back by</source>
        <translation>quand elle est revenue de</translation>
    </message>
    <message>
        <source>at the value</source>
        <translation>à la valeur</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>aussitôt</translation>
    </message>
    <message>
        <source>3 × the usual interval</source>
        <translation>3 × l’intervalle habituel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>the alert stays as it is</source>
        <translation>l’alerte reste comme elle est</translation>
    </message>
    <message>
        <source>that raises the alert, too</source>
        <translation>cela déclenche aussi l’alerte</translation>
    </message>
    <message>
        <source>all; or external ids, separated by commas</source>
        <translation>tous ; ou des identifiants externes séparés par des virgules</translation>
    </message>
    <message>
        <source>all; or tags, separated by commas</source>
        <translation>tous ; ou des étiquettes séparées par des virgules</translation>
    </message>
    <message>
        <source>all; or for example temp-*</source>
        <translation>tous ; ou par exemple temp-*</translation>
    </message>
    <message>
        <source>none; or for example 22:00-06:00 Europe/Berlin</source>
        <translation>aucune ; ou par exemple 22:00-06:00 Europe/Berlin</translation>
    </message>
    <message>
        <source>Shown with the alert</source>
        <translation>Montré avec l’alerte</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Sever&amp;ity</source>
        <translation>&amp;Gravité</translation>
    </message>
    <message>
        <source>&amp;Alert on</source>
        <translation>&amp;Alerte sur</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Valeur</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>&amp;Limite</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Au-dessous de</translation>
    </message>
    <message>
        <source>Or above</source>
        <translation>Ou au-dessus de</translation>
    </message>
    <message>
        <source>&amp;Clears</source>
        <translation>Se &amp;termine</translation>
    </message>
    <message>
        <source>Readings in a &amp;row</source>
        <translation>Mesures de &amp;suite</translation>
    </message>
    <message>
        <source>In the time of</source>
        <translation>En l’espace de</translation>
    </message>
    <message>
        <source>Silent for</source>
        <translation>Muet depuis</translation>
    </message>
    <message>
        <source>Must last for</source>
        <translation>Doit durer</translation>
    </message>
    <message>
        <source>Must be over for</source>
        <translation>Doit être passée depuis</translation>
    </message>
    <message>
        <source>A silent device:</source>
        <translation>Un appareil muet :</translation>
    </message>
    <message>
        <source>What to &amp;do</source>
        <translation>Que &amp;faire</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Bande morte</translation>
    </message>
    <message>
        <source>Clears at</source>
        <translation>Se termine à</translation>
    </message>
    <message>
        <source>How it clears</source>
        <translation>Comment elle se termine</translation>
    </message>
    <message>
        <source>D&amp;evices</source>
        <translation>A&amp;ppareils</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>Étiq&amp;uettes</translation>
    </message>
    <message>
        <source>External ids like</source>
        <translation>Identifiants externes comme</translation>
    </message>
    <message>
        <source>None chosen: every one that is set up</source>
        <translation>Aucun choisi : tous ceux qui sont configurés</translation>
    </message>
    <message>
        <source>Tell by</source>
        <translation>Prévenir par</translation>
    </message>
    <message>
        <source>At most every</source>
        <translation>Au plus toutes les</translation>
    </message>
    <message>
        <source>Tell again after</source>
        <translation>Prévenir encore après</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>times</source>
        <translation>fois</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>par minute</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 par minute</translation>
    </message>
    <message>
        <source>A limit is no number.</source>
        <translation>Une limite n’est pas un nombre.</translation>
    </message>
</context>
<context>
    <name>ui::RuleTrialView</name>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>The last 24 hours of</source>
        <translation>Les dernières 24 heures de</translation>
    </message>
    <message>
        <source>Looking at all devices …</source>
        <translation>Examen de tous les appareils …</translation>
    </message>
    <message>
        <source>It cannot be tried: %1</source>
        <translation>Elle ne peut pas être essayée : %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>would have fired</source>
        <translation>aurait déclenché</translation>
    </message>
    <message>
        <source>would have cleared</source>
        <translation>se serait terminée</translation>
    </message>
    <message numerus="yes">
        <source>Here it would have fired %n time(s).</source>
        <translation>
            <numerusform>Ici, elle aurait déclenché %n fois.</numerusform>
            <numerusform>Ici, elle aurait déclenché %n fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>On no device in its scope would it have fired.</source>
        <translation>Sur aucun de ses appareils elle n’aurait déclenché.</translation>
    </message>
    <message numerus="yes">
        <source>Over all devices in its scope: %n time(s)</source>
        <translation>
            <numerusform>Sur tous ses appareils : %n fois</numerusform>
            <numerusform>Sur tous ses appareils : %n fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n device(s).</source>
        <translation>
            <numerusform>sur %n appareil.</numerusform>
            <numerusform>sur %n appareils.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RulesDialog</name>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Nouvelle…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>&amp;Dupliquer…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Règles d’alerte</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (copie)</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Supprimer la règle</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Supprimer « %1 » ?</translation>
    </message>
    <message>
        <source>Its open alerts are cleared. What the log says of them stays.</source>
        <translation>Ses alertes ouvertes se terminent. Ce que le journal en dit reste.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Import rules</source>
        <translation>Importer des règles</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>Exporter les règles</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>Rien n’a été importé : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) imported.</source>
        <translation>
            <numerusform>%n règle importée.</numerusform>
            <numerusform>%n règles importées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written: %1</source>
        <translation>Rien n’a été écrit : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) written to %1.</source>
        <translation>
            <numerusform>%n règle écrite dans %1.</numerusform>
            <numerusform>%n règles écrites dans %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RulesModel</name>
    <message>
        <source>On</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Alert when</source>
        <translation>Alerte quand</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Inactive</translation>
    </message>
</context>
<context>
    <name>ui::SavedMessages</name>
    <message>
        <source>Save as new</source>
        <translation>Enregistrer comme nouveau</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Mettre à jour</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler la suppression</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>Messages enregistrés</translation>
    </message>
    <message>
        <source>Name of the message</source>
        <translation>Nom du message</translation>
    </message>
    <message>
        <source>Name to save it under</source>
        <translation>Nom d’enregistrement</translation>
    </message>
    <message>
        <source>Saves name, topic, payload, QoS and retain of the chosen message</source>
        <translation>Enregistre nom, topic, contenu, QoS et retain du message choisi</translation>
    </message>
    <message>
        <source>The saved messages cannot be read: %1</source>
        <translation>Les messages enregistrés ne peuvent pas être lus&#xa0;: %1</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nouveau message</translation>
    </message>
    <message>
        <source>There is a message of that name already: choose another name, or Update it.</source>
        <translation>Un message porte déjà ce nom&#xa0;: choisissez un autre nom, ou mettez-le à jour.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Non enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Not deleted: %1</source>
        <translation>Non supprimé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Supprimé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::SavedViewsButton</name>
    <message>
        <source>Save view</source>
        <translation>Enregistrer la vue</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Vues enregistrées</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Enregistrer cette vue…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>No saved views yet</source>
        <translation>Pas encore de vues enregistrées</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nom de la vue</translation>
    </message>
    <message>
        <source>Filter, selection, columns and range are kept under a name.</source>
        <translation>Filtre, sélection, colonnes et période sont gardés sous un nom.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>ui::SeriesChips</name>
    <message>
        <source>Remove %1</source>
        <translation>Retirer %1</translation>
    </message>
</context>
<context>
    <name>ui::ShelveDialog</name>
    <message>
        <source>Shelve</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>15 &amp;minutes</source>
        <translation>15 &amp;minutes</translation>
    </message>
    <message>
        <source>&amp;1 hour</source>
        <translation>&amp;1 heure</translation>
    </message>
    <message>
        <source>&amp;8 hours</source>
        <translation>&amp;8 heures</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Jusqu’à</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>For the others, and for the log</source>
        <translation>Pour les autres, et pour le journal</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Combien de temps</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Pourquoi</translation>
    </message>
    <message numerus="yes">
        <source>Shelve %n alert(s)</source>
        <translation>
            <numerusform>Suspendre %n alerte</numerusform>
            <numerusform>Suspendre %n alertes</numerusform>
        </translation>
    </message>
    <message>
        <source>That time is past.</source>
        <translation>Cette heure est passée.</translation>
    </message>
    <message>
        <source>At most 24 hours: what is silent for longer is forgotten.</source>
        <translation>Au plus 24 heures : ce qui se tait plus longtemps est oublié.</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>ui::StateChip</name>
    <message>
        <source>%1 – click for the diagnosis</source>
        <translation>%1 – cliquez pour le diagnostic</translation>
    </message>
</context>
<context>
    <name>ui::TelemetryPage</name>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Revenir au direct</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Exporter en CSV</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>+ Compare</source>
        <translation>+ Comparer</translation>
    </message>
    <message>
        <source>Compare with a further device or metric</source>
        <translation>Comparer avec un autre appareil ou une autre mesure</translation>
    </message>
    <message>
        <source>The chart stands still. Follow the newest readings again (Ctrl+L)</source>
        <translation>Le graphique est figé. Suivre de nouveau les relevés les plus récents (Ctrl+L)</translation>
    </message>
    <message>
        <source>Band from minimum to maximum</source>
        <translation>Bande du minimum au maximum</translation>
    </message>
    <message>
        <source>Marks of events</source>
        <translation>Repères d’événements</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Afficher dans le journal</translation>
    </message>
    <message>
        <source>Show device</source>
        <translation>Afficher l’appareil</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zoomer en avant</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zoomer en arrière</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>To the first reading</source>
        <translation>Au premier relevé</translation>
    </message>
    <message>
        <source>To the newest reading</source>
        <translation>Au relevé le plus récent</translation>
    </message>
    <message>
        <source>Previous point</source>
        <translation>Point précédent</translation>
    </message>
    <message>
        <source>Next point</source>
        <translation>Point suivant</translation>
    </message>
    <message>
        <source>This series is on the chart already.</source>
        <translation>Cette série est déjà sur le graphique.</translation>
    </message>
    <message>
        <source>A chart shows at most %1 series. Remove one first.</source>
        <translation>Un graphique montre au plus %1 séries. Retirez-en une d’abord.</translation>
    </message>
    <message>
        <source>plain numbers</source>
        <translation>nombres sans unité</translation>
    </message>
    <message>
        <source>%1 does not fit on this chart: its two axes show %2 and %3. Remove the series of one of them first.</source>
        <translation>%1 ne tient pas sur ce graphique&#xa0;: ses deux axes montrent %2 et %3. Retirez d’abord les séries de l’un des deux.</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Télémétrie</translation>
    </message>
    <message>
        <source>The readings cannot be read</source>
        <translation>Les relevés ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No device has sent numbers yet</source>
        <translation>Aucun appareil n’a encore envoyé de nombres</translation>
    </message>
    <message>
        <source>No readings in this range</source>
        <translation>Pas de relevés dans cette période</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1
The newest is of %2</source>
        <translation>%1
Relevé le plus récent&#xa0;: %2</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>%1 has not been sent yet.</source>
        <translation>%1 n’a pas encore été envoyé.</translation>
    </message>
    <message>
        <source>Readings of this range…</source>
        <translation>Relevés de cette période…</translation>
    </message>
    <message>
        <source>Points as drawn…</source>
        <translation>Points tels que dessinés…</translation>
    </message>
    <message>
        <source>Export the points of the chart</source>
        <translation>Exporter les points du graphique</translation>
    </message>
    <message>
        <source>Save the picture of the chart</source>
        <translation>Enregistrer l’image du graphique</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>L’image est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 enregistré.</translation>
    </message>
    <message>
        <source>The picture was not saved: %1.</source>
        <translation>L’image n’a pas été enregistrée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Saved %1 points in %2.</source>
        <translation>%1 points enregistrés dans %2.</translation>
    </message>
    <message>
        <source>The points were not saved: %1.</source>
        <translation>Les points n’ont pas été enregistrés&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Create rule from this…</source>
        <translation>Créer une règle à partir de ceci…</translation>
    </message>
</context>
<context>
    <name>ui::TestPanel</name>
    <message>
        <source>Find the host</source>
        <translation>Trouver l’hôte</translation>
    </message>
    <message>
        <source>Reach its port</source>
        <translation>Atteindre son port</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Chiffrer</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>S’identifier</translation>
    </message>
    <message>
        <source>Subscribe to the topics</source>
        <translation>S’abonner aux topics</translation>
    </message>
    <message>
        <source>First messages</source>
        <translation>Premiers messages</translation>
    </message>
    <message numerus="yes">
        <source>listening a few seconds … %n so far</source>
        <translation>
            <numerusform>écoute de quelques secondes … %n jusqu’ici</numerusform>
            <numerusform>écoute de quelques secondes … %n jusqu’ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Tries each step of the connection. Nothing is recorded and nothing is published.</source>
        <translation>Essaie chaque étape de la connexion. Rien n’est enregistré et rien n’est publié.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>La connexion fonctionne.</translation>
    </message>
    <message>
        <source>The connection does not work yet:</source>
        <translation>La connexion ne fonctionne pas encore&#xa0;:</translation>
    </message>
    <message>
        <source>Cancel the &amp;test</source>
        <translation>Annuler le &amp;test</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>&amp;Tester la connexion</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>Test en cours …</translation>
    </message>
</context>
<context>
    <name>ui::TestStepRow</name>
    <message>
        <source>well</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>non essayé</translation>
    </message>
</context>
<context>
    <name>ui::TlsFields</name>
    <message>
        <source>&amp;Certificate authority (CA)</source>
        <translation>A&amp;utorité de certification (AC)</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>les autorités du système</translation>
    </message>
    <message>
        <source>Client c&amp;ertificate</source>
        <translation>C&amp;ertificat client</translation>
    </message>
    <message>
        <source>none – only where the broker asks for one</source>
        <translation>aucun – seulement si le broker en demande un</translation>
    </message>
    <message>
        <source>&amp;Key of the client certificate</source>
        <translation>C&amp;lé du certificat client</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Choisir un fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose a PEM file</source>
        <translation>Choisir un fichier PEM</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>Fichiers PEM (*.pem *.crt *.cer *.key);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The address asks for an unencrypted connection, so these files are not used. Encrypted addresses begin with mqtts:// or wss://.</source>
        <translation>L’adresse demande une connexion non chiffrée, ces fichiers ne servent donc pas. Les adresses chiffrées commencent par mqtts:// ou wss://.</translation>
    </message>
</context>
<context>
    <name>ui::TopicDetails</name>
    <message>
        <source>Copy topic</source>
        <translation>Copier le topic</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Afficher dans le journal</translation>
    </message>
    <message>
        <source>Publish here…</source>
        <translation>Publier ici…</translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation>Mis en forme</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Show the payload as</source>
        <translation>Afficher le contenu en</translation>
    </message>
    <message>
        <source>Last payload</source>
        <translation>Dernier contenu</translation>
    </message>
    <message>
        <source>Nothing came on this very topic; see those below it.</source>
        <translation>Rien n’est venu sur ce topic même&#xa0;; voyez ceux d’en dessous.</translation>
    </message>
    <message>
        <source>Last message %1, %2</source>
        <translation>Dernier message %1, %2</translation>
    </message>
    <message>
        <source>Messages: %1</source>
        <translation>Messages&#xa0;: %1</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>conservé (retained)</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 ou plus</translation>
    </message>
    <message>
        <source>Not JSON: shown as text</source>
        <translation>Pas du JSON&#xa0;: affiché en texte</translation>
    </message>
    <message>
        <source>Too large to be laid out: shown as text</source>
        <translation>Trop grand pour être mis en forme&#xa0;: affiché en texte</translation>
    </message>
    <message>
        <source>Not text: shown as bytes</source>
        <translation>Pas du texte&#xa0;: affiché en octets</translation>
    </message>
    <message>
        <source>The payload is empty</source>
        <translation>Le contenu est vide</translation>
    </message>
    <message>
        <source>Publishing is switched off: View ▸ Read-only</source>
        <translation>La publication est désactivée&#xa0;: Affichage ▸ Lecture seule</translation>
    </message>
</context>
<context>
    <name>ui::TopicModel</name>
    <message>
        <source>(empty level)</source>
        <translation>(niveau vide)</translation>
    </message>
    <message>
        <source>QoS %1, retained</source>
        <translation>QoS %1, conservé (retained)</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation>1 topic</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>%1 topics</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>Last payload</source>
        <translation>Dernier contenu</translation>
    </message>
</context>
<context>
    <name>ui::TopicsFields</name>
    <message>
        <source>&amp;Add</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Usual ones</source>
        <translation>Ha&amp;bituels</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>+ stands for one level of a topic, # for all levels that follow.</source>
        <translation>+ remplace un niveau d’un topic, # tous les niveaux qui suivent.</translation>
    </message>
    <message>
        <source>Choose the description of the format</source>
        <translation>Choisir la description du format</translation>
    </message>
    <message>
        <source>Descriptions (*.json);;All files (*)</source>
        <translation>Descriptions (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>&amp;Listen and propose…</source>
        <translation>É&amp;couter et proposer…</translation>
    </message>
    <message>
        <source>First enter the address of the broker.</source>
        <translation>Saisissez d’abord l’adresse du broker.</translation>
    </message>
</context>
<context>
    <name>ui::TopicsModel</name>
    <message>
        <source>A topic filter is missing.</source>
        <translation>Il manque un filtre de topics.</translation>
    </message>
    <message>
        <source>“%1” is not a topic filter: + stands for one level, # for all that follow, each alone between slashes.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un filtre de topics&#xa0;: + remplace un niveau, # tous ceux qui suivent, chacun seul entre barres obliques.</translation>
    </message>
    <message>
        <source>At least one topic is needed.</source>
        <translation>Il faut au moins un topic.</translation>
    </message>
    <message>
        <source>auto – finds out itself</source>
        <translation>auto – trouve tout seul</translation>
    </message>
    <message>
        <source>custom – described by a file</source>
        <translation>custom – décrit par un fichier</translation>
    </message>
    <message>
        <source>plain – a number or a word</source>
        <translation>plain – un nombre ou un mot</translation>
    </message>
    <message>
        <source>Topics to receive</source>
        <translation>Topics à recevoir</translation>
    </message>
    <message>
        <source>Payload format</source>
        <translation>Format du contenu</translation>
    </message>
</context>
<context>
    <name>ui::TopicsPage</name>
    <message>
        <source>Search topics</source>
        <translation>Chercher des topics</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Tout déplier</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Tout replier</translation>
    </message>
    <message>
        <source>Copy topic</source>
        <translation>Copier le topic</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Afficher dans le journal</translation>
    </message>
    <message>
        <source>Publish here…</source>
        <translation>Publier ici…</translation>
    </message>
    <message>
        <source>The %1 topics with the newest messages</source>
        <translation>Les %1 topics aux messages les plus récents</translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation>1 topic</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>%1 topics</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 affichés</translation>
    </message>
    <message>
        <source>No topic fits</source>
        <translation>Aucun topic ne correspond</translation>
    </message>
    <message>
        <source>The search hides all of %1.</source>
        <translation>La recherche masque les %1.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>No topic yet</source>
        <translation>Pas encore de topic</translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message>
        <source>Show or hide the window</source>
        <translation>Afficher ou masquer la fenêtre</translation>
    </message>
    <message>
        <source>Stay here when the window is closed</source>
        <translation>Rester ici quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Watchpost</source>
        <translation>Watchpost</translation>
    </message>
    <message>
        <source>Watchpost – %1</source>
        <translation>Watchpost – %1</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) unacknowledged</source>
        <translation>
            <numerusform>%n alerte non acquittée</numerusform>
            <numerusform>%n alertes non acquittées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ValuesModel</name>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Newest value</source>
        <translation>Valeur la plus récente</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
</context>
</TS>
