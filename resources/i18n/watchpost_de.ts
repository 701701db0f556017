<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Parser</source>
        <translation>Parser</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
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
        <translation>Fehler</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Externe Kennung</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Filter to this</source>
        <translation>Hiernach filtern</translation>
    </message>
    <message>
        <source>Exclude this</source>
        <translation>Dies ausschließen</translation>
    </message>
    <message>
        <source>Show on chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show device</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Show context (everything within 5 min)</source>
        <translation>Umfeld zeigen (alles innerhalb von 5 min)</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as TSV</source>
        <translation>Als TSV kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>MQTT events</source>
        <translation>MQTT-Ereignisse</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Publishes</source>
        <translation>Veröffentlichungen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show alert</source>
        <translation>Alarm zeigen</translation>
    </message>
    <message>
        <source>Create rule from this…</source>
        <translation>Regel hieraus anlegen…</translation>
    </message>
</context>
<context>
    <name>ActivityText</name>
    <message>
        <source>Message received</source>
        <translation>Nachricht empfangen</translation>
    </message>
    <message>
        <source>Device discovered</source>
        <translation>Gerät entdeckt</translation>
    </message>
    <message>
        <source>Device came online</source>
        <translation>Gerät kam online</translation>
    </message>
    <message>
        <source>Device went offline</source>
        <translation>Gerät ging offline</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Subscribed</source>
        <translation>Abonniert</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Publish failed</source>
        <translation>Veröffentlichen fehlgeschlagen</translation>
    </message>
    <message>
        <source>Alert raised</source>
        <translation>Alarm ausgelöst</translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <translation>Alarm quittiert</translation>
    </message>
    <message>
        <source>Alert shelved</source>
        <translation>Alarm zurückgestellt</translation>
    </message>
    <message>
        <source>Alert unshelved</source>
        <translation>Zurückstellung aufgehoben</translation>
    </message>
    <message>
        <source>Alert noted</source>
        <translation>Alarm mit Notiz versehen</translation>
    </message>
    <message>
        <source>Alert cleared</source>
        <translation>Alarm aufgehoben</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <source>Sync import</source>
        <translation>Abgleich: Import</translation>
    </message>
    <message>
        <source>Sync export</source>
        <translation>Abgleich: Export</translation>
    </message>
    <message>
        <source>Sync both ways</source>
        <translation>Abgleich in beide Richtungen</translation>
    </message>
    <message>
        <source>Webhook received</source>
        <translation>Webhook empfangen</translation>
    </message>
    <message>
        <source>E-mail notification</source>
        <translation>E-Mail-Benachrichtigung</translation>
    </message>
    <message>
        <source>Slack notification</source>
        <translation>Slack-Benachrichtigung</translation>
    </message>
    <message>
        <source>Webhook notification</source>
        <translation>Webhook-Benachrichtigung</translation>
    </message>
    <message>
        <source>API call</source>
        <translation>API-Aufruf</translation>
    </message>
    <message>
        <source>Device created</source>
        <translation>Gerät angelegt</translation>
    </message>
    <message>
        <source>Device updated</source>
        <translation>Gerät geändert</translation>
    </message>
    <message>
        <source>Device deleted</source>
        <translation>Gerät gelöscht</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Device discovered: %1</source>
        <translation>Gerät entdeckt: %1</translation>
    </message>
    <message>
        <source>Message not understood</source>
        <translation>Nachricht nicht verstanden</translation>
    </message>
    <message>
        <source>Device came online: %1</source>
        <translation>Gerät kam online: %1</translation>
    </message>
    <message>
        <source>Device went offline: %1</source>
        <translation>Gerät ging offline: %1</translation>
    </message>
    <message>
        <source>Connected: %1</source>
        <translation>Verbunden: %1</translation>
    </message>
    <message>
        <source>Connection lost: %1</source>
        <translation>Verbindung verloren: %1</translation>
    </message>
    <message>
        <source>Subscribed: %1</source>
        <translation>Abonniert: %1</translation>
    </message>
    <message>
        <source>Published: %1</source>
        <translation>Veröffentlicht: %1</translation>
    </message>
    <message>
        <source>Publish failed: %1</source>
        <translation>Veröffentlichen fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Topic: %1</source>
        <translation>Topic: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Device: %1 | Fields: %2</source>
        <translation>Gerät: %1 | Felder: %2</translation>
    </message>
    <message>
        <source>Parser: %1</source>
        <translation>Parser: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Last RSSI: %1 dBm</source>
        <translation>Letzter RSSI: %1 dBm</translation>
    </message>
    <message>
        <source>Session: kept</source>
        <translation>Sitzung: aufbewahrt</translation>
    </message>
    <message>
        <source>Session: new</source>
        <translation>Sitzung: neu</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Next try: %1</source>
        <translation>Nächster Versuch: %1</translation>
    </message>
    <message>
        <source>QoS granted: %1</source>
        <translation>Gewährte QoS: %1</translation>
    </message>
    <message>
        <source>QoS: %1 | Bytes: %2</source>
        <translation>QoS: %1 | Bytes: %2</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, Grenzwert %2</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>Until: %1</source>
        <translation>Bis: %1</translation>
    </message>
    <message>
        <source>Response status: %1</source>
        <translation>Antwortstatus: %1</translation>
    </message>
    <message>
        <source>LWT message received</source>
        <translation>LWT-Nachricht empfangen</translation>
    </message>
    <message>
        <source>Status message received</source>
        <translation>Statusnachricht empfangen</translation>
    </message>
    <message>
        <source>Reading received</source>
        <translation>Messwert empfangen</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
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
        <translation>Eigener</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>No data for %1</source>
        <translation>Keine Daten seit %1</translation>
    </message>
    <message>
        <source>Not observed from %1 to %2</source>
        <translation>Nicht beobachtet von %1 bis %2</translation>
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
        <translation>%1 außerhalb von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 changes by %2 a minute</source>
        <translation>%1 ändert sich um %2 je Minute</translation>
    </message>
    <message>
        <source>no reading for %1</source>
        <translation>kein Messwert seit %1</translation>
    </message>
    <message>
        <source>no reading for three usual intervals</source>
        <translation>kein Messwert seit drei üblichen Abständen</translation>
    </message>
    <message>
        <source>no %1 for %2</source>
        <translation>%1 bleibt aus seit %2</translation>
    </message>
    <message>
        <source>no %1 for three usual intervals</source>
        <translation>%1 bleibt aus seit drei üblichen Abständen</translation>
    </message>
    <message>
        <source>device offline, or silent for %1</source>
        <translation>Gerät offline oder stumm seit %1</translation>
    </message>
    <message>
        <source>device offline or silent</source>
        <translation>Gerät offline oder stumm</translation>
    </message>
    <message>
        <source>“%1” %2 times in %3</source>
        <translation>„%1“ %2-mal in %3</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Recovering, acknowledged</source>
        <translation>Erholt sich, quittiert</translation>
    </message>
    <message>
        <source>Recovering, unacknowledged</source>
        <translation>Erholt sich, unquittiert</translation>
    </message>
    <message>
        <source>Active, acknowledged</source>
        <translation>Aktiv, quittiert</translation>
    </message>
    <message>
        <source>Active, unacknowledged</source>
        <translation>Aktiv, unquittiert</translation>
    </message>
    <message>
        <source>Cleared, acknowledged</source>
        <translation>Vorbei, quittiert</translation>
    </message>
    <message>
        <source>Cleared, unacknowledged</source>
        <translation>Vorbei, unquittiert</translation>
    </message>
    <message>
        <source>Shelved until %1</source>
        <translation>Zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>Its rule is off</source>
        <translation>Seine Regel ist aus</translation>
    </message>
    <message>
        <source>No new data</source>
        <translation>Keine neuen Daten</translation>
    </message>
    <message>
        <source>Connection down</source>
        <translation>Verbindung unterbrochen</translation>
    </message>
    <message>
        <source>Nobody is recording</source>
        <translation>Niemand zeichnet auf</translation>
    </message>
    <message>
        <source>A value beyond a limit</source>
        <translation>Ein Wert jenseits einer Grenze</translation>
    </message>
    <message>
        <source>A value outside a range</source>
        <translation>Ein Wert außerhalb eines Bereichs</translation>
    </message>
    <message>
        <source>A value that changes too fast</source>
        <translation>Ein Wert, der sich zu schnell ändert</translation>
    </message>
    <message>
        <source>Readings that stay away</source>
        <translation>Messwerte, die ausbleiben</translation>
    </message>
    <message>
        <source>A device that goes offline</source>
        <translation>Ein Gerät, das offline geht</translation>
    </message>
    <message>
        <source>Events that come too often</source>
        <translation>Ereignisse, die zu oft kommen</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>at or above %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>at or below %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>equal to %1</source>
        <translation>gleich %1</translation>
    </message>
    <message>
        <source>other than %1</source>
        <translation>ungleich %1</translation>
    </message>
    <message>
        <source>%1 readings in a row</source>
        <translation>%1 Messwerte in Folge</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>all devices</source>
        <translation>alle Geräte</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 Geräte</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>Schlagwort %1</translation>
    </message>
    <message>
        <source>Give the rule a name.</source>
        <translation>Geben Sie der Regel einen Namen.</translation>
    </message>
    <message>
        <source>Choose the value that is judged.</source>
        <translation>Wählen Sie den Wert, der beurteilt wird.</translation>
    </message>
    <message>
        <source>The alert must clear on the quiet side of its limit.</source>
        <translation>Der Alarm muss auf der ruhigen Seite seiner Grenze enden.</translation>
    </message>
    <message>
        <source>The lower end is above the upper one.</source>
        <translation>Das untere Ende liegt über dem oberen.</translation>
    </message>
    <message>
        <source>The deadband leaves no room between the two ends.</source>
        <translation>Die Totzone lässt keinen Platz zwischen den Enden.</translation>
    </message>
    <message>
        <source>Choose the events that are counted.</source>
        <translation>Wählen Sie die Ereignisse, die gezählt werden.</translation>
    </message>
    <message>
        <source>Events are counted “above” or “at or above”.</source>
        <translation>Ereignisse werden „über“ oder „ab“ einer Zahl gezählt.</translation>
    </message>
    <message>
        <source>Count from 0 to 10,000 events.</source>
        <translation>Zählen Sie 0 bis 10 000 Ereignisse.</translation>
    </message>
    <message>
        <source>Somebody else has changed it in the meantime: look at it again, then repeat.</source>
        <translation>Jemand anders hat ihn inzwischen geändert: sehen Sie ihn noch einmal an, dann wiederholen Sie es.</translation>
    </message>
    <message>
        <source>It is not shelved.</source>
        <translation>Er ist nicht zurückgestellt.</translation>
    </message>
    <message>
        <source>It has cleared in the meantime.</source>
        <translation>Er ist inzwischen vorbei.</translation>
    </message>
    <message>
        <source>It is not in the records any more.</source>
        <translation>Er steht nicht mehr in den Aufzeichnungen.</translation>
    </message>
    <message>
        <source>The rule has been removed in the meantime.</source>
        <translation>Die Regel wurde inzwischen entfernt.</translation>
    </message>
    <message>
        <source>%1 has changed this rule in the meantime (%2).</source>
        <translation>%1 hat diese Regel inzwischen geändert (%2).</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>min … max</source>
        <translation>min … max</translation>
    </message>
    <message>
        <source>%1 times, %2 in all</source>
        <translation>%1-mal, zusammen %2</translation>
    </message>
    <message>
        <source>went offline</source>
        <translation>ging offline</translation>
    </message>
    <message>
        <source>came online</source>
        <translation>kam online</translation>
    </message>
    <message>
        <source>device offline</source>
        <translation>Gerät offline</translation>
    </message>
    <message>
        <source>%1 offline</source>
        <translation>%1 offline</translation>
    </message>
    <message>
        <source>no connection to the broker</source>
        <translation>keine Verbindung zum Broker</translation>
    </message>
    <message>
        <source>not recording</source>
        <translation>keine Aufzeichnung</translation>
    </message>
    <message>
        <source>%1 History – %2</source>
        <translation>%1: Verlauf – %2</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>alert cleared</source>
        <translation>Alarm vorbei</translation>
    </message>
    <message>
        <source>%1 cleared</source>
        <translation>%1 vorbei</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>The broker refused the connection: %1</source>
        <translation>Der Broker hat die Verbindung abgelehnt: %1</translation>
    </message>
    <message>
        <source>The broker ended the connection: %1</source>
        <translation>Der Broker hat die Verbindung beendet: %1</translation>
    </message>
    <message>
        <source>The broker refuses the filter %1: %2</source>
        <translation>Der Broker lehnt den Filter %1 ab: %2</translation>
    </message>
    <message>
        <source>The name of %1 was not resolved within %2</source>
        <translation>Der Name von %1 wurde nicht innerhalb von %2 aufgelöst</translation>
    </message>
    <message>
        <source>%1 did not finish the TLS handshake within %2</source>
        <translation>%1 hat den TLS-Handshake nicht innerhalb von %2 abgeschlossen</translation>
    </message>
    <message>
        <source>%1 did not answer CONNECT within %2</source>
        <translation>%1 hat CONNECT nicht innerhalb von %2 beantwortet</translation>
    </message>
    <message>
        <source>%1 did not answer SUBSCRIBE within %2</source>
        <translation>%1 hat SUBSCRIBE nicht innerhalb von %2 beantwortet</translation>
    </message>
    <message>
        <source>%1 did not answer within %2</source>
        <translation>%1 hat nicht innerhalb von %2 geantwortet</translation>
    </message>
    <message>
        <source>No connection to %1: %2</source>
        <translation>Keine Verbindung zu %1: %2</translation>
    </message>
    <message>
        <source>No TLS connection: %1</source>
        <translation>Keine TLS-Verbindung: %1</translation>
    </message>
    <message>
        <source>%1 refuses connections</source>
        <translation>%1 nimmt keine Verbindungen an</translation>
    </message>
    <message>
        <source>The name of %1 is not known</source>
        <translation>Der Name von %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 closed the connection</source>
        <translation>%1 hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>It is tried again; the broker&apos;s log may say more.</source>
        <translation>Es wird wieder versucht; das Protokoll des Brokers sagt vielleicht mehr.</translation>
    </message>
    <message>
        <source>Is the broker running, and is this its port?</source>
        <translation>Läuft der Broker, und ist das sein Port?</translation>
    </message>
    <message>
        <source>Check the spelling and the name server.</source>
        <translation>Schreibweise und Nameserver prüfen.</translation>
    </message>
    <message>
        <source>Check the network and the address.</source>
        <translation>Netzwerk und Adresse prüfen.</translation>
    </message>
    <message>
        <source>Check the network and the name server.</source>
        <translation>Netzwerk und Nameserver prüfen.</translation>
    </message>
    <message>
        <source>Check the address; a firewall may be in between.</source>
        <translation>Adresse prüfen; vielleicht ist eine Firewall dazwischen.</translation>
    </message>
    <message>
        <source>Does this port speak TLS? Plain MQTT is mqtt:// and mostly port 1883.</source>
        <translation>Spricht dieser Port TLS? Unverschlüsseltes MQTT ist mqtt:// und meist Port 1883.</translation>
    </message>
    <message>
        <source>Is it an MQTT broker? One that wants TLS is mqtts:// and mostly port 8883.</source>
        <translation>Ist es ein MQTT-Broker? Einer, der TLS verlangt, ist mqtts:// und meist Port 8883.</translation>
    </message>
    <message>
        <source>Allow this client to read it in the broker&apos;s access list.</source>
        <translation>Diesem Client in der Zugriffsliste des Brokers das Lesen erlauben.</translation>
    </message>
    <message>
        <source>The broker has no shared subscriptions: use the filter without $share.</source>
        <translation>Der Broker kennt keine geteilten Abonnements: den Filter ohne $share verwenden.</translation>
    </message>
    <message>
        <source>The broker has no wildcards: name each topic.</source>
        <translation>Der Broker kennt keine Platzhalter: jedes Topic einzeln nennen.</translation>
    </message>
    <message>
        <source>The broker&apos;s limit of subscriptions is reached.</source>
        <translation>Der Broker lässt keine weiteren Abonnements zu.</translation>
    </message>
    <message>
        <source>Check the filter and the broker&apos;s access list.</source>
        <translation>Filter und Zugriffsliste des Brokers prüfen.</translation>
    </message>
    <message>
        <source>The broker does not speak this version of MQTT: choose another.</source>
        <translation>Der Broker spricht diese MQTT-Version nicht: eine andere wählen.</translation>
    </message>
    <message>
        <source>Choose another client id: the broker does not accept this one.</source>
        <translation>Eine andere Client-Kennung wählen: der Broker nimmt diese nicht an.</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Benutzernamen und Passwort prüfen.</translation>
    </message>
    <message>
        <source>Check the user name and the password, and what the broker&apos;s access list allows this client.</source>
        <translation>Benutzernamen und Passwort prüfen, und was die Zugriffsliste des Brokers diesem Client erlaubt.</translation>
    </message>
    <message>
        <source>The broker has banned this client: ask whoever runs it.</source>
        <translation>Der Broker hat diesen Client gesperrt: beim Betreiber nachfragen.</translation>
    </message>
    <message>
        <source>The broker wants a way of signing in that is not offered here.</source>
        <translation>Der Broker verlangt eine Art der Anmeldung, die es hier nicht gibt.</translation>
    </message>
    <message>
        <source>Another program connects with this client id. End it, or give each its own client id; then reconnect.</source>
        <translation>Ein anderes Programm verbindet sich mit dieser Client-Kennung. Es beenden oder jedem eine eigene geben; dann neu verbinden.</translation>
    </message>
    <message>
        <source>The broker does not accept packets of this size: make the will smaller.</source>
        <translation>Der Broker nimmt Pakete dieser Größe nicht an: den letzten Willen verkleinern.</translation>
    </message>
    <message>
        <source>Somebody ended this connection at the broker: ask whoever runs it.</source>
        <translation>Jemand hat diese Verbindung am Broker beendet: beim Betreiber nachfragen.</translation>
    </message>
    <message>
        <source>The broker keeps no retained messages: switch off retain for the will.</source>
        <translation>Der Broker bewahrt keine Nachrichten auf: Retain für den letzten Willen abschalten.</translation>
    </message>
    <message>
        <source>Choose a lower QoS for the will.</source>
        <translation>Eine niedrigere QoS für den letzten Willen wählen.</translation>
    </message>
    <message>
        <source>The broker sends clients to another server: change the address.</source>
        <translation>Der Broker verweist auf einen anderen Server: die Adresse ändern.</translation>
    </message>
    <message>
        <source>The broker has moved: change the address.</source>
        <translation>Der Broker ist umgezogen: die Adresse ändern.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate has expired</source>
        <translation>Das Zertifikat des Brokers ist abgelaufen</translation>
    </message>
    <message>
        <source>The broker needs a new certificate; also check this machine&apos;s clock.</source>
        <translation>Der Broker braucht ein neues Zertifikat; auch die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is not valid yet</source>
        <translation>Das Zertifikat des Brokers ist noch nicht gültig</translation>
    </message>
    <message>
        <source>Check this machine&apos;s clock, and the broker&apos;s certificate.</source>
        <translation>Die Uhr dieses Rechners und das Zertifikat des Brokers prüfen.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate was revoked</source>
        <translation>Das Zertifikat des Brokers wurde widerrufen</translation>
    </message>
    <message>
        <source>The broker needs a new certificate. Do not connect before it has one.</source>
        <translation>Der Broker braucht ein neues Zertifikat. Vorher nicht verbinden.</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is self-signed</source>
        <translation>Das Zertifikat des Brokers ist selbstsigniert</translation>
    </message>
    <message>
        <source>If it is the right one, name it as CA file (--ca).</source>
        <translation>Wenn es das richtige ist, es als CA-Datei angeben (--ca).</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is for another host name</source>
        <translation>Das Zertifikat des Brokers gilt für einen anderen Hostnamen</translation>
    </message>
    <message>
        <source>Connect by a name that the certificate has, or give the broker a certificate for this one.</source>
        <translation>Über einen Namen verbinden, der im Zertifikat steht, oder dem Broker ein Zertifikat für diesen geben.</translation>
    </message>
    <message>
        <source>Does this port speak TLS 1.2 or newer? Does the broker ask for a client certificate (--cert and --key)?</source>
        <translation>Spricht dieser Port TLS 1.2 oder neuer? Verlangt der Broker ein Client-Zertifikat (--cert und --key)?</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate was signed by an authority this machine does not trust</source>
        <translation>Das Zertifikat des Brokers stammt von einer Stelle, der dieser Rechner nicht vertraut</translation>
    </message>
    <message>
        <source>Name the file with that authority&apos;s certificate as CA file (--ca).</source>
        <translation>Die Datei mit dem Zertifikat dieser Stelle als CA-Datei angeben (--ca).</translation>
    </message>
    <message>
        <source>Name the file with that authority&apos;s certificate as CA file (--ca); the broker may also have to send its whole chain.</source>
        <translation>Die Datei mit dem Zertifikat dieser Stelle als CA-Datei angeben (--ca); vielleicht muss der Broker auch seine ganze Kette senden.</translation>
    </message>
    <message>
        <source>normal disconnection</source>
        <translation>gewöhnlich getrennt</translation>
    </message>
    <message>
        <source>disconnected with the will message</source>
        <translation>mit der Nachricht des letzten Willens getrennt</translation>
    </message>
    <message>
        <source>no matching subscribers</source>
        <translation>keine passenden Abonnenten</translation>
    </message>
    <message>
        <source>no subscription existed</source>
        <translation>es gab kein Abonnement</translation>
    </message>
    <message>
        <source>unspecified error</source>
        <translation>nicht näher bezeichneter Fehler</translation>
    </message>
    <message>
        <source>malformed packet</source>
        <translation>fehlerhaftes Paket</translation>
    </message>
    <message>
        <source>protocol error</source>
        <translation>Protokollfehler</translation>
    </message>
    <message>
        <source>implementation specific error</source>
        <translation>Fehler der Implementierung</translation>
    </message>
    <message>
        <source>unsupported protocol version</source>
        <translation>nicht unterstützte Protokollversion</translation>
    </message>
    <message>
        <source>client identifier not valid</source>
        <translation>ungültige Client-Kennung</translation>
    </message>
    <message>
        <source>bad user name or password</source>
        <translation>Benutzername oder Passwort falsch</translation>
    </message>
    <message>
        <source>not authorized</source>
        <translation>nicht berechtigt</translation>
    </message>
    <message>
        <source>server unavailable</source>
        <translation>Server nicht verfügbar</translation>
    </message>
    <message>
        <source>server busy</source>
        <translation>Server ausgelastet</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>server shutting down</source>
        <translation>Server fährt herunter</translation>
    </message>
    <message>
        <source>bad authentication method</source>
        <translation>falsche Anmeldemethode</translation>
    </message>
    <message>
        <source>keep alive timeout</source>
        <translation>kein Lebenszeichen (Keep-alive)</translation>
    </message>
    <message>
        <source>session taken over</source>
        <translation>Sitzung übernommen</translation>
    </message>
    <message>
        <source>topic filter invalid</source>
        <translation>ungültiger Topic-Filter</translation>
    </message>
    <message>
        <source>topic name invalid</source>
        <translation>ungültiger Topic-Name</translation>
    </message>
    <message>
        <source>packet identifier in use</source>
        <translation>Paketkennung in Gebrauch</translation>
    </message>
    <message>
        <source>packet identifier not found</source>
        <translation>Paketkennung nicht gefunden</translation>
    </message>
    <message>
        <source>receive maximum exceeded</source>
        <translation>zu viele unbestätigte Nachrichten</translation>
    </message>
    <message>
        <source>topic alias invalid</source>
        <translation>ungültiger Topic-Alias</translation>
    </message>
    <message>
        <source>packet too large</source>
        <translation>Paket zu groß</translation>
    </message>
    <message>
        <source>message rate too high</source>
        <translation>zu viele Nachrichten je Zeit</translation>
    </message>
    <message>
        <source>quota exceeded</source>
        <translation>Kontingent überschritten</translation>
    </message>
    <message>
        <source>administrative action</source>
        <translation>Eingriff der Verwaltung</translation>
    </message>
    <message>
        <source>payload format invalid</source>
        <translation>ungültiges Format der Nutzdaten</translation>
    </message>
    <message>
        <source>retain not supported</source>
        <translation>Retain nicht unterstützt</translation>
    </message>
    <message>
        <source>QoS not supported</source>
        <translation>QoS nicht unterstützt</translation>
    </message>
    <message>
        <source>use another server</source>
        <translation>einen anderen Server verwenden</translation>
    </message>
    <message>
        <source>server moved</source>
        <translation>Server umgezogen</translation>
    </message>
    <message>
        <source>shared subscriptions not supported</source>
        <translation>geteilte Abonnements nicht unterstützt</translation>
    </message>
    <message>
        <source>connection rate exceeded</source>
        <translation>zu viele Verbindungen je Zeit</translation>
    </message>
    <message>
        <source>maximum connect time</source>
        <translation>höchste Verbindungsdauer erreicht</translation>
    </message>
    <message>
        <source>subscription identifiers not supported</source>
        <translation>Abonnementkennungen nicht unterstützt</translation>
    </message>
    <message>
        <source>wildcard subscriptions not supported</source>
        <translation>Platzhalter in Abonnements nicht unterstützt</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>kept by the broker</source>
        <translation>vom Broker aufbewahrt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>the device&apos;s clock is off</source>
        <translation>die Uhr des Geräts geht falsch</translation>
    </message>
    <message>
        <source>came late</source>
        <translation>kam verspätet</translation>
    </message>
    <message>
        <source>perhaps sent twice</source>
        <translation>vielleicht doppelt gesendet</translation>
    </message>
    <message>
        <source>its time has no zone</source>
        <translation>die Zeitangabe hat keine Zeitzone</translation>
    </message>
    <message>
        <source>NUL characters were replaced</source>
        <translation>NUL-Zeichen wurden ersetzt</translation>
    </message>
    <message>
        <source>a key occurs twice</source>
        <translation>ein Schlüssel kommt doppelt vor</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-Kennung</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>Topic-Filter</translation>
    </message>
    <message>
        <source>QoS granted</source>
        <translation>Gewährte QoS</translation>
    </message>
    <message>
        <source>Parser</source>
        <translation>Parser</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>Gespeichert (retained)</translation>
    </message>
    <message>
        <source>Retain</source>
        <translation>Speichern (retain)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Device time</source>
        <translation>Gerätezeit</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Externe Kennung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last RSSI</source>
        <translation>Letzter RSSI</translation>
    </message>
    <message>
        <source>Last SNR</source>
        <translation>Letzter SNR</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>Fehlercode</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Response status</source>
        <translation>Antwortstatus</translation>
    </message>
    <message>
        <source>Response time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>Activity id</source>
        <translation>Ereigniskennung</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Online, stale</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
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
        <translation>Host nachschlagen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Secure (TLS)</source>
        <translation>Sichern (TLS)</translation>
    </message>
    <message>
        <source>Log in at the broker</source>
        <translation>Am Broker anmelden</translation>
    </message>
    <message>
        <source>Subscribe</source>
        <translation>Abonnieren</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>everything in the store</source>
        <translation>alles im Speicher</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 until now</source>
        <translation>%1 bis jetzt</translation>
    </message>
    <message>
        <source>The disk is full, no file was written. Free some space, choose a shorter range or another folder than %1</source>
        <translation>Der Datenträger ist voll, es wurde keine Datei geschrieben. Platz schaffen, einen kürzeren Zeitraum oder einen anderen Ordner als %1 wählen</translation>
    </message>
    <message>
        <source>There is no folder %1. Choose another one</source>
        <translation>Den Ordner %1 gibt es nicht. Einen anderen wählen</translation>
    </message>
    <message>
        <source>You may not write to the folder %1. Choose another one</source>
        <translation>Schreiben in den Ordner %1 ist nicht erlaubt. Einen anderen wählen</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it, or choose another name</source>
        <translation>%1 gibt es schon. Ersetzen oder einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>Stopped. No file was written</source>
        <translation>Angehalten. Es wurde keine Datei geschrieben</translation>
    </message>
    <message>
        <source>None: the view shows nothing</source>
        <translation>Keine: Die Ansicht zeigt nichts</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>%1: the database takes no rows, it is read-only (a standby server, or set so by its administrator) (%2)</source>
        <translation>%1: Die Datenbank nimmt keine Zeilen an, sie kann nur gelesen werden (ein Standby-Server, oder von ihrem Administrator so eingestellt) (%2)</translation>
    </message>
    <message>
        <source>the folder &apos;%1&apos; cannot be made</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>cannot read &apos;%1&apos;: %2</source>
        <translation>„%1“ kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>cannot write &apos;%1&apos;: %2</source>
        <translation>„%1“ kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>cannot write &apos;%1&apos;</source>
        <translation>„%1“ kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>&apos;%1&apos; exists already</source>
        <translation>„%1“ gibt es schon</translation>
    </message>
    <message>
        <source>%1 has not begun yet: there is nothing to report</source>
        <translation>%1 hat noch nicht begonnen: Es gibt nichts zu berichten</translation>
    </message>
    <message>
        <source>a sheet has room for %1 columns, these are %2: choose a row for each value</source>
        <translation>Ein Tabellenblatt hat Platz für %1 Spalten, das sind %2: Wählen Sie eine Zeile je Wert</translation>
    </message>
    <message>
        <source>the export could not be written: %1</source>
        <translation>Der Export konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>the workbook could not be written: %1</source>
        <translation>Die Arbeitsmappe konnte nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a file to write to: name a file, or - for standard output</source>
        <translation>„%1“ ist keine Datei, in die geschrieben werden kann: Nennen Sie eine Datei, oder - für die Standardausgabe</translation>
    </message>
    <message>
        <source>there is no database %1</source>
        <translation>Es gibt keine Datenbank %1</translation>
    </message>
    <message>
        <source>%1 has not the schema of this version: run &apos;watchpostctl migrate --store %2&apos;</source>
        <translation>%1 hat nicht das Schema dieser Version: Führen Sie „watchpostctl migrate --store %2“ aus</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of this program: use that version</source>
        <translation>%1 stammt von einer neueren Version dieses Programms: Verwenden Sie diese</translation>
    </message>
    <message>
        <source>%1 was made by an older version: run &apos;watchpostctl migrate --store %2&apos;</source>
        <translation>%1 stammt von einer älteren Version: Führen Sie „watchpostctl migrate --store %2“ aus</translation>
    </message>
    <message>
        <source>%1 holds no records yet: run &apos;watchpostctl migrate --store %2&apos; or start a collector</source>
        <translation>%1 enthält noch keine Aufzeichnungen: Führen Sie „watchpostctl migrate --store %2“ aus, oder starten Sie einen Sammler</translation>
    </message>
    <message>
        <source>the collector &apos;%1&apos; works with %2: end it first</source>
        <translation>Der Sammler „%1“ arbeitet mit %2: Beenden Sie ihn zuerst</translation>
    </message>
    <message>
        <source>there is a file &apos;%1&apos; already: choose another</source>
        <translation>Es gibt schon eine Datei „%1“: Wählen Sie eine andere</translation>
    </message>
    <message>
        <source>there is no file &apos;%1&apos;</source>
        <translation>Es gibt keine Datei „%1“</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs something to look for before it</source>
        <translation>Vor „%1“ fehlt etwas, wonach gesucht wird</translation>
    </message>
    <message>
        <source>a ) is missing for the ( at position %1</source>
        <translation>Zur ( an Stelle %1 fehlt eine )</translation>
    </message>
    <message>
        <source>a field must stand before &apos;%1&apos;</source>
        <translation>Vor „%1“ muss ein Feld stehen</translation>
    </message>
    <message>
        <source>the filter is nested deeper than %1 levels</source>
        <translation>Der Filter ist tiefer als %1 Ebenen geschachtelt</translation>
    </message>
    <message>
        <source>the filter has more than %1 terms</source>
        <translation>Der Filter hat mehr als %1 Ausdrücke</translation>
    </message>
    <message>
        <source>there is no field &apos;%1&apos;: %2</source>
        <translation>Es gibt kein Feld „%1“: %2</translation>
    </message>
    <message>
        <source>put text with such a sign in quotes, or write t.%1 for a metric</source>
        <translation>Setzen Sie Text mit so einem Zeichen in Anführungszeichen, oder schreiben Sie t.%1 für einen Messwert</translation>
    </message>
    <message>
        <source>did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>%1 is no number: it takes :, = or !=</source>
        <translation>%1 ist keine Zahl: Möglich sind :, = und !=</translation>
    </message>
    <message>
        <source>%1 is true or false, not &apos;%2&apos;</source>
        <translation>%1 ist true oder false, nicht „%2“</translation>
    </message>
    <message>
        <source>%1 wants a number, and &apos;%2&apos; is none</source>
        <translation>%1 verlangt eine Zahl, und „%2“ ist keine</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the database cannot be reached</source>
        <translation>Die Datenbank ist nicht erreichbar</translation>
    </message>
    <message>
        <source>another program holds the database; it will be tried again</source>
        <translation>Ein anderes Programm hält die Datenbank; es wird noch einmal versucht</translation>
    </message>
    <message>
        <source>the database may not be written: check the rights of the file and its folder</source>
        <translation>Die Datenbank darf nicht geschrieben werden: Prüfen Sie die Rechte der Datei und ihres Ordners</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>Auf Wunsch abgebrochen</translation>
    </message>
    <message>
        <source>reading or writing the disk failed</source>
        <translation>Lesen oder Schreiben auf dem Datenträger schlug fehl</translation>
    </message>
    <message>
        <source>the database is damaged: restore it from a backup</source>
        <translation>Die Datenbank ist beschädigt: Stellen Sie sie aus einer Sicherung wieder her</translation>
    </message>
    <message>
        <source>the disk is full: free some space</source>
        <translation>Der Datenträger ist voll: Schaffen Sie Platz</translation>
    </message>
    <message>
        <source>the database cannot be opened: check that folder and file exist and may be read</source>
        <translation>Die Datenbank kann nicht geöffnet werden: Prüfen Sie, ob es Ordner und Datei gibt und ob sie gelesen werden dürfen</translation>
    </message>
    <message>
        <source>the database is being changed by another program</source>
        <translation>Die Datenbank wird gerade von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>the file is not a database of this program, or it is damaged</source>
        <translation>Die Datei ist keine Datenbank dieses Programms, oder sie ist beschädigt</translation>
    </message>
    <message>
        <source>the connection to the database was lost</source>
        <translation>Die Verbindung zur Datenbank ging verloren</translation>
    </message>
    <message>
        <source>the database refuses this login</source>
        <translation>Die Datenbank lässt diesen Benutzer nicht zu</translation>
    </message>
    <message>
        <source>there is no such database: create it, or name another one</source>
        <translation>Diese Datenbank gibt es nicht: Legen Sie sie an, oder nennen Sie eine andere</translation>
    </message>
    <message>
        <source>there is no such database</source>
        <translation>Diese Datenbank gibt es nicht</translation>
    </message>
    <message>
        <source>the schema is not there: run &apos;watchpostctl migrate&apos;</source>
        <translation>Das Schema ist nicht da: Führen Sie „watchpostctl migrate“ aus</translation>
    </message>
    <message>
        <source>another transaction was in the way; it will be tried again</source>
        <translation>Eine andere Transaktion war im Weg; es wird noch einmal versucht</translation>
    </message>
    <message>
        <source>this login may not do that: ask the database&apos;s administrator for the rights of a collector</source>
        <translation>Dieser Benutzer darf das nicht: Bitten Sie den Administrator der Datenbank um die Rechte eines Sammlers</translation>
    </message>
    <message>
        <source>the tables are not as this program knows them</source>
        <translation>Die Tabellen sind nicht so, wie dieses Programm sie kennt</translation>
    </message>
    <message>
        <source>the database server&apos;s disk is full: free some space there</source>
        <translation>Der Datenträger des Datenbankservers ist voll: Schaffen Sie dort Platz</translation>
    </message>
    <message>
        <source>the database server takes no more connections</source>
        <translation>Der Datenbankserver nimmt keine weiteren Verbindungen an</translation>
    </message>
    <message>
        <source>the database server lacks memory or space</source>
        <translation>Dem Datenbankserver fehlt Speicher oder Platz</translation>
    </message>
    <message>
        <source>another program holds a lock on the database&apos;s tables</source>
        <translation>Ein anderes Programm hält eine Sperre auf den Tabellen der Datenbank</translation>
    </message>
    <message>
        <source>the database took too long and the statement was stopped</source>
        <translation>Die Datenbank brauchte zu lange, und die Anweisung wurde abgebrochen</translation>
    </message>
    <message>
        <source>the database server is stopping or starting</source>
        <translation>Der Datenbankserver hält gerade an oder startet</translation>
    </message>
    <message>
        <source>the database server has trouble with its files</source>
        <translation>Der Datenbankserver hat Schwierigkeiten mit seinen Dateien</translation>
    </message>
    <message>
        <source>the database server reports a damage: see its log</source>
        <translation>Der Datenbankserver meldet einen Schaden: Sehen Sie in sein Protokoll</translation>
    </message>
    <message>
        <source>stopped; no file was written</source>
        <translation>Abgebrochen; es wurde keine Datei geschrieben</translation>
    </message>
    <message>
        <source>the file is too large to hold rules</source>
        <translation>Die Datei ist zu groß, um Regeln zu enthalten</translation>
    </message>
    <message>
        <source>there is no ( for this )</source>
        <translation>Zu dieser ) fehlt die (</translation>
    </message>
    <message>
        <source>something to look for is missing here</source>
        <translation>Hier fehlt etwas, wonach gesucht wird</translation>
    </message>
    <message>
        <source>there is nothing in the parentheses</source>
        <translation>In den Klammern steht nichts</translation>
    </message>
    <message>
        <source>the closing quote of this text is missing</source>
        <translation>Das schließende Anführungszeichen dieses Textes fehlt</translation>
    </message>
    <message>
        <source>the text between the quotes is empty</source>
        <translation>Der Text zwischen den Anführungszeichen ist leer</translation>
    </message>
    <message>
        <source>a value is missing here</source>
        <translation>Hier fehlt ein Wert</translation>
    </message>
    <message>
        <source>something to look for is missing before this )</source>
        <translation>Vor dieser ) fehlt etwas, wonach gesucht wird</translation>
    </message>
    <message>
        <source>&apos;!&apos; is no operator: write != or not</source>
        <translation>„!“ ist kein Operator: Schreiben Sie != oder not</translation>
    </message>
    <message>
        <source>the name of a metric is missing after &apos;t.&apos;</source>
        <translation>Nach „t.“ fehlt der Name eines Messwerts</translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>kind of event or group: offline, messages, problems</source>
        <translation>Art des Ereignisses oder Gruppe: offline, messages, problems</translation>
    </message>
    <message>
        <source>success, failed, error</source>
        <translation>success, failed, error</translation>
    </message>
    <message>
        <source>name or external id of the device</source>
        <translation>Name oder externe Kennung des Geräts</translation>
    </message>
    <message>
        <source>external id or uuid of the device</source>
        <translation>externe Kennung oder UUID des Geräts</translation>
    </message>
    <message>
        <source>topic of the message</source>
        <translation>Topic der Nachricht</translation>
    </message>
    <message>
        <source>format of the payload: standard, vmark, …</source>
        <translation>Format der Nutzdaten: standard, vmark, …</translation>
    </message>
    <message>
        <source>readings that hold a field</source>
        <translation>Messwerte, die ein Feld enthalten</translation>
    </message>
    <message>
        <source>reason of a change of state</source>
        <translation>Grund eines Zustandswechsels</translation>
    </message>
    <message>
        <source>text or code of an error</source>
        <translation>Text oder Code eines Fehlers</translation>
    </message>
    <message>
        <source>0, 1 or 2</source>
        <translation>0, 1 oder 2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>signal strength in dBm</source>
        <translation>Signalstärke in dBm</translation>
    </message>
    <message>
        <source>signal to noise in dB</source>
        <translation>Signal-Rausch-Abstand in dB</translation>
    </message>
    <message>
        <source>both words in name, id, topic or error</source>
        <translation>beide Wörter in Name, Kennung, Topic oder Fehler</translation>
    </message>
    <message>
        <source>the words as they stand</source>
        <translation>die Wörter genau so</translation>
    </message>
    <message>
        <source>* stands for anything</source>
        <translation>* steht für beliebigen Text</translation>
    </message>
    <message>
        <source>readings above 30</source>
        <translation>Messwerte über 30</translation>
    </message>
    <message>
        <source>either of them</source>
        <translation>eines von beiden</translation>
    </message>
    <message>
        <source>neither of them</source>
        <translation>keines von beiden</translation>
    </message>
    <message>
        <source>all but this value</source>
        <translation>alles außer diesem Wert</translation>
    </message>
    <message>
        <source>Fields, with : = != and for numbers &lt; &lt;= &gt; &gt;=</source>
        <translation>Felder, mit : = != und bei Zahlen &lt; &lt;= &gt; &gt;=</translation>
    </message>
    <message>
        <source>a value of the reading, by its field</source>
        <translation>ein Wert des Messwerts, nach seinem Feld</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Tab takes a suggestion, Ctrl+Space shows them, ↓ in the empty field shows recent filters, Esc clears.</source>
        <translation>Tab übernimmt einen Vorschlag, Strg+Leertaste zeigt sie, ↓ im leeren Feld zeigt die letzten Filter, Esc leert.</translation>
    </message>
</context>
<context>
    <name>ForeignProfiles</name>
    <message>
        <source>it names no broker</source>
        <translation>sie nennt keinen Broker</translation>
    </message>
    <message>
        <source>its port is none</source>
        <translation>ihr Port ist keiner</translation>
    </message>
    <message>
        <source>Over WebSocket, Watchpost takes the path /mqtt where the other program has none.</source>
        <translation>Über WebSocket nimmt Watchpost den Pfad /mqtt, wo das andere Programm keinen hat.</translation>
    </message>
    <message>
        <source>“%1” is no address of a broker</source>
        <translation>„%1“ ist keine Adresse eines Brokers</translation>
    </message>
    <message>
        <source>The broker&apos;s own figures (%1) are not recorded.</source>
        <translation>Die eigenen Zahlen des Brokers (%1) werden nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>“%1” is not a topic filter.</source>
        <translation>„%1“ ist kein Topic-Filter.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n topics were taken over.</source>
        <translation>
            <numerusform>Nur das erste Topic (%n) wurde übernommen.</numerusform>
            <numerusform>Nur die ersten %n Topics wurden übernommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It names no topics: the usual ones are taken. “Listen and propose” finds others.</source>
        <translation>Sie nennt keine Topics: die üblichen werden genommen. „Mithören und vorschlagen“ findet andere.</translation>
    </message>
    <message>
        <source>It takes all topics (#): “Listen and propose” finds those with devices.</source>
        <translation>Sie nimmt alle Topics (#): „Mithören und vorschlagen“ findet die mit Geräten.</translation>
    </message>
    <message>
        <source>A certificate or key in the file is not PEM: choose it again under Encryption.</source>
        <translation>Ein Zertifikat oder Schlüssel in der Datei ist kein PEM: unter Verschlüsselung neu wählen.</translation>
    </message>
    <message>
        <source>“%1” is not a whole path: choose the file again under Encryption.</source>
        <translation>„%1“ ist kein ganzer Pfad: die Datei unter Verschlüsselung neu wählen.</translation>
    </message>
    <message>
        <source>The other program takes any certificate of the broker. Watchpost always checks it: if it is signed by a CA of your own, choose that under Encryption.</source>
        <translation>Das andere Programm nimmt jedes Zertifikat des Brokers hin. Watchpost prüft es immer: hat es eine eigene CA unterschrieben, diese unter Verschlüsselung wählen.</translation>
    </message>
    <message>
        <source>A password without a user was left out.</source>
        <translation>Ein Passwort ohne Benutzer wurde weggelassen.</translation>
    </message>
    <message>
        <source>The password crosses the network unencrypted: anybody on the way can read it.</source>
        <translation>Das Passwort geht unverschlüsselt durchs Netz: jeder auf dem Weg kann es lesen.</translation>
    </message>
    <message>
        <source>It uses the client id %1: while Watchpost records, the other program must not, or they throw each other off.</source>
        <translation>Sie benutzt die Client-ID %1: solange Watchpost aufzeichnet, darf das andere Programm es nicht, sonst werfen sie einander hinaus.</translation>
    </message>
    <message>
        <source>MQTT %1 is not spoken here: 5 and 3.1.1 are tried.</source>
        <translation>MQTT %1 wird hier nicht gesprochen: 5 und 3.1.1 werden versucht.</translation>
    </message>
    <message>
        <source>Its will is left out: Watchpost only listens.</source>
        <translation>Ihr Will wird weggelassen: Watchpost hört nur zu.</translation>
    </message>
    <message>
        <source>it holds a text that is too long or not one</source>
        <translation>sie enthält einen Text, der zu lang oder keiner ist</translation>
    </message>
    <message>
        <source>The other program brings this one along as an example.</source>
        <translation>Das andere Programm bringt sie als Beispiel mit.</translation>
    </message>
    <message>
        <source>This is a database of the program itself.</source>
        <translation>Das ist eine Datenbank des Programms selbst.</translation>
    </message>
    <message>
        <source>This is an Excel file.</source>
        <translation>Das ist eine Excel-Datei.</translation>
    </message>
    <message>
        <source>This is an XML file.</source>
        <translation>Das ist eine XML-Datei.</translation>
    </message>
    <message>
        <source>This is not a JSON file.</source>
        <translation>Das ist keine JSON-Datei.</translation>
    </message>
    <message>
        <source>In MQTTX, export the connections as JSON; of MQTT Explorer, choose its settings.json.</source>
        <translation>In MQTTX die Verbindungen als JSON exportieren; von MQTT Explorer dessen settings.json wählen.</translation>
    </message>
    <message>
        <source>%1 was left out: %2.</source>
        <translation>%1 wurde weggelassen: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n more were left out.</source>
        <translation>
            <numerusform>%n weitere wurde weggelassen.</numerusform>
            <numerusform>%n weitere wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no connections of MQTTX or MQTT Explorer in this file.</source>
        <translation>In dieser Datei sind keine Verbindungen von MQTTX oder MQTT Explorer.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB. In MQTTX, clear the messages first, or export the connections one by one.</source>
        <translation>Die Datei ist größer als %1 MiB. In MQTTX erst die Nachrichten löschen oder die Verbindungen einzeln exportieren.</translation>
    </message>
    <message>
        <source>%1: the old password was not removed: %2</source>
        <translation>%1: das alte Passwort wurde nicht entfernt: %2</translation>
    </message>
    <message>
        <source>%1: the password was not kept: %2</source>
        <translation>%1: das Passwort wurde nicht aufbewahrt: %2</translation>
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>%1 wurde nicht gespeichert: %2</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 Nachr./s</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Back and forward through the time ranges</source>
        <translation>Zurück und vor durch die Zeitbereiche</translation>
    </message>
    <message>
        <source>Back to where you came from</source>
        <translation>Zurück zur vorigen Stelle</translation>
    </message>
    <message>
        <source>Filter or search</source>
        <translation>Filtern oder suchen</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>Den neuesten folgen</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Das Gezeigte exportieren</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>In Listen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>To the chart</source>
        <translation>Zum Diagramm</translation>
    </message>
    <message>
        <source>To the device</source>
        <translation>Zum Gerät</translation>
    </message>
    <message>
        <source>To the log</source>
        <translation>Zum Protokoll</translation>
    </message>
    <message>
        <source>To the newest row, and follow</source>
        <translation>Zur neuesten Zeile und folgen</translation>
    </message>
    <message>
        <source>Show or hide messages</source>
        <translation>Nachrichten zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Rename the device</source>
        <translation>Das Gerät umbenennen</translation>
    </message>
    <message>
        <source>In the chart</source>
        <translation>Im Diagramm</translation>
    </message>
    <message>
        <source>Move the range</source>
        <translation>Den Bereich verschieben</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>Back to the live range</source>
        <translation>Zurück zum Live-Bereich</translation>
    </message>
    <message>
        <source>Read the previous or next point</source>
        <translation>Vorigen oder nächsten Punkt ablesen</translation>
    </message>
    <message>
        <source>Zoom to, move, zoom at the cursor</source>
        <translation>Auf einen Bereich zoomen, verschieben, am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Alt+Left / Alt+Right</source>
        <translation>Alt+Links / Alt+Rechts</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Strg+L</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Strg+E</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Strg+Umschalt+P</translation>
    </message>
    <message>
        <source>Enter or Space</source>
        <translation>Eingabe oder Leertaste</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Strg+M</translation>
    </message>
    <message>
        <source>Left / Right</source>
        <translation>Links / Rechts</translation>
    </message>
    <message>
        <source>Ctrl+Left / Ctrl+Right</source>
        <translation>Strg+Links / Strg+Rechts</translation>
    </message>
    <message>
        <source>Drag, Shift+drag, wheel</source>
        <translation>Ziehen, Umschalt+Ziehen, Rad</translation>
    </message>
    <message>
        <source>Ctrl+1 … Ctrl+5</source>
        <translation>Strg+1 … Strg+5</translation>
    </message>
    <message>
        <source>Devices, Activity Log, Telemetry, Alerts, Topics</source>
        <translation>Geräte, Ereignisse, Telemetrie, Alarme, Topics</translation>
    </message>
    <message>
        <source>In the alerts</source>
        <translation>In den Alarmen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Shelve, unshelve</source>
        <translation>Zurückstellen, zurückholen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>To the rule</source>
        <translation>Zur Regel</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <translation>Zeitbereich wählen</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Luftfeuchte</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
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
        <translation>Batterie im Leerlauf</translation>
    </message>
    <message>
        <source>Battery transmitting</source>
        <translation>Batterie beim Senden</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Stromstärke</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Illuminance</source>
        <translation>Beleuchtungsstärke</translation>
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
        <translation>Gateway-RSSI</translation>
    </message>
    <message>
        <source>Gateway SNR</source>
        <translation>Gateway-SNR</translation>
    </message>
    <message>
        <source>Link quality</source>
        <translation>Verbindungsqualität</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Laufzeit</translation>
    </message>
</context>
<context>
    <name>NothingYet</name>
    <message>
        <source>The store is being opened.</source>
        <translation>Der Speicher wird geöffnet.</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbindung zu %1 wird aufgebaut …</translation>
    </message>
    <message>
        <source>Not connected: %1</source>
        <translation>Nicht verbunden: %1</translation>
    </message>
    <message>
        <source>The profile is closed.</source>
        <translation>Das Profil ist geschlossen.</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Connected to %1 and subscribed to %2. Nothing has come yet.</source>
        <translation>Mit %1 verbunden, %2 abonniert. Noch ist nichts angekommen.</translation>
    </message>
    <message>
        <source>The collector on %1 has stored nothing yet.</source>
        <translation>Der Sammler auf %1 hat noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>Nobody records into this store at the moment, and it holds nothing yet.</source>
        <translation>Zurzeit zeichnet niemand in diesen Speicher auf, und er ist noch leer.</translation>
    </message>
    <message>
        <source>Record here</source>
        <translation>Hier aufzeichnen</translation>
    </message>
    <message>
        <source>Listen and propose topics…</source>
        <translation>Mithören und Topics vorschlagen…</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cleared: %1</source>
        <translation>Aufgehoben: %1</translation>
    </message>
    <message>
        <source>Still active: %1</source>
        <translation>Noch aktiv: %1</translation>
    </message>
    <message>
        <source>No longer shelved and still active: %1</source>
        <translation>Nicht mehr zurückgestellt und noch aktiv: %1</translation>
    </message>
    <message>
        <source>%1 alerts within a short time</source>
        <translation>%1 Alarme in kurzer Zeit</translation>
    </message>
    <message>
        <source>No more flood of alerts: %1 were raised</source>
        <translation>Die Alarmflut ist vorbei: %1 wurden ausgelöst</translation>
    </message>
    <message>
        <source>A test of Watchpost&apos;s notifications</source>
        <translation>Ein Test der Benachrichtigungen von Watchpost</translation>
    </message>
    <message>
        <source>If you can read this, it works.</source>
        <translation>Wenn Sie das lesen können, funktioniert es.</translation>
    </message>
    <message>
        <source>Newest: %1</source>
        <translation>Neuester: %1</translation>
    </message>
    <message>
        <source>Further ones are in the list of alerts only, until it is quieter.</source>
        <translation>Weitere stehen nur in der Alarmliste, bis es ruhiger wird.</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1, Grenzwert %2</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>%1 samples mean</source>
        <translation>Mittel aus %1 Werten</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuester</translation>
    </message>
    <message>
        <source>Last in this range</source>
        <translation>Letzter in diesem Bereich</translation>
    </message>
    <message>
        <source>no reading here</source>
        <translation>hier kein Messwert</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1 – %2 of %3 devices</source>
        <translation>%1 – %2 von %3 Geräten</translation>
    </message>
    <message>
        <source>not recording</source>
        <translation>keine Aufzeichnung</translation>
    </message>
    <message>
        <source>no connection to the broker</source>
        <translation>keine Verbindung zum Broker</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>lowest … highest of all devices</source>
        <translation>niedrigster … höchster Wert aller Geräte</translation>
    </message>
    <message>
        <source>Written %1 by Watchpost %2</source>
        <translation>Erstellt %1 von Watchpost %2</translation>
    </message>
    <message>
        <source>Longest times without readings</source>
        <translation>Die längsten Zeiten ohne Messwerte</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>No alert stood in this time.</source>
        <translation>In dieser Zeit stand kein Alarm an.</translation>
    </message>
    <message>
        <source>%1 more alerts, less severe or older, are in the CSV file only.</source>
        <translation>%1 weitere Alarme, weniger schwere oder ältere, stehen nur in der CSV-Datei.</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>%1 more metrics are not drawn; their values are in the CSV files.</source>
        <translation>%1 weitere Messgrößen sind nicht gezeichnet; ihre Werte stehen in den CSV-Dateien.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>%1 more devices have no room here; those with alerts came first. Their readings are in the CSV files.</source>
        <translation>Für %1 weitere Geräte ist hier kein Platz; die mit Alarmen kamen zuerst. Ihre Messwerte stehen in den CSV-Dateien.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>steht an</translation>
    </message>
    <message>
        <source>no readings</source>
        <translation>keine Messwerte</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Quittiert von</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>Tagesbericht</translation>
    </message>
    <message>
        <source>Weekly report</source>
        <translation>Wochenbericht</translation>
    </message>
    <message>
        <source>Week %1: %2 – %3</source>
        <translation>Woche %1: %2 – %3</translation>
    </message>
    <message>
        <source>%1 hours: clocks change</source>
        <translation>%1 Stunden: die Uhren werden umgestellt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Devices with readings</source>
        <translation>Geräte mit Messwerten</translation>
    </message>
    <message>
        <source>Alerts raised</source>
        <translation>Alarme ausgelöst</translation>
    </message>
    <message>
        <source>Alerts cleared</source>
        <translation>Alarme vorbei</translation>
    </message>
    <message>
        <source>Problems in the log</source>
        <translation>Probleme im Protokoll</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Keine Aufzeichnung</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>This time is not over: the report tells of it until %1.</source>
        <translation>Diese Zeit ist noch nicht vorbei: Der Bericht reicht bis %1.</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time: no message, no reading, no alert.</source>
        <translation>In dieser Zeit wurde nichts aufgezeichnet: keine Nachricht, kein Messwert, kein Alarm.</translation>
    </message>
    <message>
        <source>%1 more devices were not looked at one by one; their readings are in the CSV files.</source>
        <translation>%1 weitere Geräte wurden nicht einzeln betrachtet; ihre Messwerte stehen in den CSV-Dateien.</translation>
    </message>
    <message>
        <source>Standing at the end</source>
        <translation>Am Ende offen</translation>
    </message>
    <message>
        <source>Times devices went offline</source>
        <translation>Geräte offline gegangen</translation>
    </message>
    <message>
        <source>Times without the broker</source>
        <translation>Broker nicht erreichbar</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>next try %1 s</source>
        <translation>nächster Versuch in %1 s</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>Viewing (collector on %1)</source>
        <translation>Nur Ansicht (Sammler auf %1)</translation>
    </message>
    <message>
        <source>Viewing, not recording</source>
        <translation>Nur Ansicht, keine Aufzeichnung</translation>
    </message>
    <message>
        <source>Viewing</source>
        <translation>Nur Ansicht</translation>
    </message>
    <message>
        <source>Not connected to %1</source>
        <translation>Nicht verbunden mit %1</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>The collector on %1 has no connection to the broker</source>
        <translation>Der Sammler auf %1 hat keine Verbindung zum Broker</translation>
    </message>
    <message>
        <source>Diagnosis…</source>
        <translation>Diagnose…</translation>
    </message>
    <message>
        <source>The collector on %1 has stopped (last sign of life %2): nothing is being recorded</source>
        <translation>Der Sammler auf %1 läuft nicht mehr (letztes Lebenszeichen %2): es wird nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Record here</source>
        <translation>Hier aufzeichnen</translation>
    </message>
    <message>
        <source>Subscription %1: %2</source>
        <translation>Abonnement %1: %2</translation>
    </message>
    <message>
        <source> – and %1 more</source>
        <translation> – und %1 weitere</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten…</translation>
    </message>
    <message>
        <source>Opening · %1</source>
        <translation>Wird geöffnet · %1</translation>
    </message>
    <message>
        <source>Recording · %1</source>
        <translation>Aufzeichnung läuft · %1</translation>
    </message>
    <message>
        <source>Storing locally, %1 waiting</source>
        <translation>Lokal gepuffert, %1 warten</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Keine Aufzeichnung</translation>
    </message>
    <message>
        <source>Connecting · %1</source>
        <translation>Verbindet · %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Not connected, %1</source>
        <translation>Nicht verbunden, %1</translation>
    </message>
    <message>
        <source>Could not be opened</source>
        <translation>Konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Anderes öffnen…</translation>
    </message>
    <message>
        <source>Nothing can be recorded: %1. The broker keeps what it can until this is mended</source>
        <translation>Es kann nichts aufgezeichnet werden: %1. Der Broker hebt auf, was er kann, bis das behoben ist</translation>
    </message>
    <message>
        <source>The store is behind: %1 messages wait in the inbox, the oldest for %2</source>
        <translation>Der Speicher ist im Rückstand: %1 Nachrichten warten im Eingangspuffer, die älteste seit %2</translation>
    </message>
    <message>
        <source>The records cannot be read: %1</source>
        <translation>Die Aufzeichnungen können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>%1, session kept</source>
        <translation>%1, Sitzung aufbewahrt</translation>
    </message>
    <message>
        <source>%1, session new</source>
        <translation>%1, neue Sitzung</translation>
    </message>
    <message>
        <source>stored %1</source>
        <translation>gespeichert: %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>wartend: %1</translation>
    </message>
    <message>
        <source>Nothing is lost, messages wait in the inbox. The store takes nothing: %1</source>
        <translation>Nichts geht verloren, die Nachrichten warten im Eingangspuffer. Der Speicher nimmt nichts an: %1</translation>
    </message>
</context>
<context>
    <name>StoreLook</name>
    <message>
        <source>This database was made by a newer version of Watchpost.</source>
        <translation>Diese Datenbank stammt von einer neueren Version von Watchpost.</translation>
    </message>
    <message>
        <source>Open it with that version; this one would not understand all of it.</source>
        <translation>Mit jener Version öffnen; diese hier würde nicht alles darin verstehen.</translation>
    </message>
    <message>
        <source>This is not a database, or it is damaged.</source>
        <translation>Dies ist keine Datenbank, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>Choose a file that Watchpost recorded into, or restore it from a copy.</source>
        <translation>Eine Datei wählen, in die Watchpost aufgezeichnet hat, oder sie aus einer Kopie wiederherstellen.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Diese Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Check its owner and its mode.</source>
        <translation>Eigentümer und Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <source>There are no records of Watchpost in this file.</source>
        <translation>In dieser Datei sind keine Aufzeichnungen von Watchpost.</translation>
    </message>
    <message>
        <source>Choose a file that Watchpost recorded into.</source>
        <translation>Eine Datei wählen, in die Watchpost aufgezeichnet hat.</translation>
    </message>
    <message>
        <source>This database was made by an older version of Watchpost.</source>
        <translation>Diese Datenbank stammt von einer älteren Version von Watchpost.</translation>
    </message>
    <message>
        <source>It must be upgraded before it can be opened; older versions cannot open it afterwards. Copy the file first.</source>
        <translation>Sie muss vor dem Öffnen aktualisiert werden; ältere Versionen können sie danach nicht mehr öffnen. Vorher die Datei kopieren.</translation>
    </message>
    <message>
        <source>Nothing has been recorded into this database yet.</source>
        <translation>In diese Datenbank wurde noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>There is no such database on this server yet.</source>
        <translation>Auf diesem Server gibt es noch keine solche Datenbank.</translation>
    </message>
    <message>
        <source>It can be created here, as %1.</source>
        <translation>Sie kann hier angelegt werden, als %1.</translation>
    </message>
    <message>
        <source>There is no such database on this server, and %1 may not create one.</source>
        <translation>Auf diesem Server gibt es keine solche Datenbank, und %1 darf keine anlegen.</translation>
    </message>
    <message>
        <source>The server does not know the login %1.</source>
        <translation>Der Server kennt den Anmeldenamen %1 nicht.</translation>
    </message>
    <message>
        <source>The server refuses the login %1: %2</source>
        <translation>Der Server weist den Anmeldenamen %1 ab: %2</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator.</source>
        <translation>Den Verwalter des Servers fragen.</translation>
    </message>
    <message>
        <source>Type this in a terminal, or have its administrator type it, then look again:</source>
        <translation>Dies in einem Terminal eingeben oder vom Verwalter eingeben lassen, dann noch einmal nachsehen:</translation>
    </message>
    <message>
        <source>There are no records of Watchpost in this database yet.</source>
        <translation>In dieser Datenbank gibt es noch keine Aufzeichnungen von Watchpost.</translation>
    </message>
    <message>
        <source>Its tables can be created here; whatever else is in it stays as it is.</source>
        <translation>Ihre Tabellen können hier angelegt werden; was sonst darin ist, bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>StoreWords</name>
    <message>
        <source>has an empty database</source>
        <translation>hat eine leere Datenbank</translation>
    </message>
    <message>
        <source>the database can be created</source>
        <translation>die Datenbank kann angelegt werden</translation>
    </message>
    <message>
        <source>the database is missing</source>
        <translation>die Datenbank fehlt</translation>
    </message>
    <message>
        <source>does not know the login %1</source>
        <translation>kennt den Anmeldenamen %1 nicht</translation>
    </message>
    <message>
        <source>refuses the login %1</source>
        <translation>weist den Anmeldenamen %1 ab</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>PostgreSQL %1 in %2, port %3</source>
        <translation>PostgreSQL %1 in %2, Port %3</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 rows of %2 devices, %3</source>
        <translation>%1 Zeilen von %2 Geräten, %3</translation>
    </message>
    <message>
        <source>From %1 to %2 (%3)</source>
        <translation>Von %1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>It is being recorded into at the moment.</source>
        <translation>Es wird gerade darin aufgezeichnet.</translation>
    </message>
    <message>
        <source>a database of Watchpost</source>
        <translation>eine Datenbank von Watchpost</translation>
    </message>
</context>
<context>
    <name>TlsCheck</name>
    <message>
        <source>%1: %2, valid until %3</source>
        <translation>%1: %2, gültig bis %3</translation>
    </message>
    <message>
        <source>%1: it expired on %2.</source>
        <translation>%1: am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>%1: it expires on %2.</source>
        <translation>%1: läuft am %2 ab.</translation>
    </message>
    <message>
        <source>%1: it is valid from %2 on only.</source>
        <translation>%1: erst ab %2 gültig.</translation>
    </message>
    <message>
        <source>%1 is no certificate or key file.</source>
        <translation>%1 ist keine Zertifikats- oder Schlüsseldatei.</translation>
    </message>
    <message>
        <source>CA</source>
        <translation>CA</translation>
    </message>
    <message numerus="yes">
        <source>CA file: %n certificates</source>
        <translation>
            <numerusform>CA-Datei: %n Zertifikat</numerusform>
            <numerusform>CA-Datei: %n Zertifikate</numerusform>
        </translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>The key %1 does not belong to the certificate %2.</source>
        <translation>Der Schlüssel %1 gehört nicht zum Zertifikat %2.</translation>
    </message>
</context>
<context>
    <name>ViewRange</name>
    <message>
        <source>Last 15 min</source>
        <translation>Letzte 15 min</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>Letzte 6 Stunden</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Letzte 90 Tage</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Letzte 365 Tage</translation>
    </message>
</context>
<context>
    <name>monitor::ConnectionTester</name>
    <message numerus="yes">
        <source>%n could not be decoded</source>
        <translation>
            <numerusform>%n nicht lesbar</numerusform>
            <numerusform>%n nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none in %n s</source>
        <translation>
            <numerusform>keine in %n s</numerusform>
            <numerusform>keine in %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>Devices may send seldom, or publish to other topics than these.</source>
        <translation>Vielleicht senden die Geräte selten, oder sie veröffentlichen auf anderen Topics als diesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n empfangen</numerusform>
            <numerusform>%n empfangen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the format of their topic, or describe it in a custom one.</source>
        <translation>Das Format ihres Topics wählen oder in einem eigenen beschreiben.</translation>
    </message>
</context>
<context>
    <name>monitor::DemoBroker</name>
    <message>
        <source>The demo needs the broker mosquitto, which is not installed. On Debian and Ubuntu: sudo apt install mosquitto</source>
        <translation>Die Demo braucht den Broker mosquitto, der nicht installiert ist. Unter Debian und Ubuntu: sudo apt install mosquitto</translation>
    </message>
    <message>
        <source>The demo found no place for its files: %1</source>
        <translation>Die Demo fand keinen Platz für ihre Dateien: %1</translation>
    </message>
    <message>
        <source>The demo could not set up its broker in %1.</source>
        <translation>Die Demo konnte ihren Broker in %1 nicht einrichten.</translation>
    </message>
    <message>
        <source>The demo could not start %1: %2</source>
        <translation>Die Demo konnte %1 nicht starten: %2</translation>
    </message>
    <message>
        <source>The demo&apos;s broker does not answer. Try again.</source>
        <translation>Der Broker der Demo antwortet nicht. Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The demo&apos;s broker has ended: %1</source>
        <translation>Der Broker der Demo hat sich beendet: %1</translation>
    </message>
    <message>
        <source>The demo&apos;s broker does not start: %1</source>
        <translation>Der Broker der Demo startet nicht: %1</translation>
    </message>
</context>
<context>
    <name>ui::ActivityBar</name>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Details (Enter)</source>
        <translation>Einzelheiten (Eingabe)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show received messages among the other events (Ctrl+M)</source>
        <translation>Empfangene Nachrichten unter den anderen Ereignissen zeigen (Strg+M)</translation>
    </message>
    <message>
        <source>This group says itself whether it has messages</source>
        <translation>Diese Gruppe legt selbst fest, ob sie Nachrichten enthält</translation>
    </message>
</context>
<context>
    <name>ui::ActivityPage</name>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Activity Log</source>
        <translation>Ereignisprotokoll</translation>
    </message>
    <message>
        <source>The filter is set aside: every event around this row is shown</source>
        <translation>Der Filter ist ausgesetzt: alle Ereignisse um diese Zeile werden gezeigt</translation>
    </message>
    <message>
        <source>Back to the filtered log</source>
        <translation>Zurück zum gefilterten Protokoll</translation>
    </message>
    <message>
        <source>The log cannot be read at the moment: %1</source>
        <translation>Das Protokoll kann zurzeit nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>List paused – recording goes on</source>
        <translation>Liste angehalten – die Aufzeichnung läuft weiter</translation>
    </message>
    <message>
        <source>List paused</source>
        <translation>Liste angehalten</translation>
    </message>
    <message>
        <source>, %1+ new</source>
        <translation>, %1+ neu</translation>
    </message>
    <message>
        <source>, %1 new</source>
        <translation>, %1 neu</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Searched back to %1, still looking</source>
        <translation>Bis %1 durchsucht, Suche läuft noch</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Searched back to %1</source>
        <translation>Bis %1 durchsucht</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Messages hidden: %1/s</source>
        <translation>Nachrichten ausgeblendet: %1/s</translation>
    </message>
    <message>
        <source>Messages hidden</source>
        <translation>Nachrichten ausgeblendet</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Not connected to %1.</source>
        <translation>Nicht verbunden mit %1.</translation>
    </message>
    <message>
        <source>Not connected: %1</source>
        <translation>Nicht verbunden: %1</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Verbindung zu %1 wird aufgebaut.</translation>
    </message>
    <message>
        <source>Nobody is recording into this store at the moment.</source>
        <translation>Zurzeit zeichnet niemand in diesen Speicher auf.</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Protokoll wird gelesen…</translation>
    </message>
    <message>
        <source>Nothing found so far</source>
        <translation>Bisher nichts gefunden</translation>
    </message>
    <message>
        <source>Searched back to %1.</source>
        <translation>Bis %1 durchsucht.</translation>
    </message>
    <message>
        <source>Few events fit the filter.</source>
        <translation>Nur wenige Ereignisse passen zum Filter.</translation>
    </message>
    <message>
        <source>The log cannot be read</source>
        <translation>Das Protokoll kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Messages are hidden</source>
        <translation>Nachrichten sind ausgeblendet</translation>
    </message>
    <message>
        <source>Nothing but messages was received in this range.</source>
        <translation>In diesem Zeitbereich gibt es nur empfangene Nachrichten.</translation>
    </message>
    <message>
        <source>Show messages</source>
        <translation>Nachrichten zeigen</translation>
    </message>
    <message>
        <source>The filter hides everything in this range</source>
        <translation>Der Filter verdeckt alles in diesem Zeitbereich</translation>
    </message>
    <message>
        <source>There are events, but none that fits group, device, status and filter.</source>
        <translation>Es gibt Ereignisse, aber keines passt zu Gruppe, Gerät, Status und Filter.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing in this range</source>
        <translation>Nichts in diesem Zeitbereich</translation>
    </message>
    <message>
        <source>The newest event is of %1.</source>
        <translation>Neuestes Ereignis: %1.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Events appear here as they come in.</source>
        <translation>Ereignisse erscheinen hier, sobald sie eintreffen.</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>That row is no longer in the log.</source>
        <translation>Diese Zeile ist nicht mehr im Protokoll.</translation>
    </message>
</context>
<context>
    <name>ui::ActivityViews</name>
    <message>
        <source>Activities, newest first</source>
        <translation>Ereignisse, neueste zuerst</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Spalten wie zu Anfang</translation>
    </message>
</context>
<context>
    <name>ui::AlertActs</name>
    <message>
        <source>Already acknowledged by %1.</source>
        <translation>Schon quittiert von %1.</translation>
    </message>
    <message>
        <source>Nothing was changed: %1</source>
        <translation>Nichts wurde geändert: %1</translation>
    </message>
    <message numerus="yes">
        <source>The same holds for %n more.</source>
        <translation>
            <numerusform>Das Gleiche gilt für %n weiteren.</numerusform>
            <numerusform>Das Gleiche gilt für %n weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertDetails</name>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Newest values</source>
        <translation>Neueste Werte</translation>
    </message>
    <message>
        <source>Select an alert to see its details.</source>
        <translation>Wählen Sie einen Alarm, um seine Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>Details of the alert</source>
        <translation>Einzelheiten des Alarms</translation>
    </message>
    <message>
        <source>Close the details (Escape)</source>
        <translation>Einzelheiten schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>What is known of the alert</source>
        <translation>Was vom Alarm bekannt ist</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>Was bisher geschah</translation>
    </message>
    <message>
        <source>Enter or double click: show in the log</source>
        <translation>Eingabe oder Doppelklick: in den Ereignissen zeigen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>from %1, for %2</source>
        <translation>ab %1, %2 lang</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>seit %1 (%2)</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Raised by</source>
        <translation>Ausgelöst von</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Quittiert von</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Shelved by</source>
        <translation>Zurückgestellt von</translation>
    </message>
    <message>
        <source>Why shelved</source>
        <translation>Warum zurückgestellt</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Externe Kennung</translation>
    </message>
    <message>
        <source>Newest values of %1</source>
        <translation>Neueste Werte von %1</translation>
    </message>
</context>
<context>
    <name>ui::AlertModel</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Value now</source>
        <translation>Wert jetzt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Quittiert von</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The connection</source>
        <translation>Die Verbindung</translation>
    </message>
    <message>
        <source>Raised %1</source>
        <translation>Ausgelöst %1</translation>
    </message>
    <message>
        <source>Cleared %1</source>
        <translation>Vorbei %1</translation>
    </message>
    <message>
        <source>Raised by %1</source>
        <translation>Ausgelöst von %1</translation>
    </message>
    <message>
        <source>Shelved by %1: %2</source>
        <translation>Zurückgestellt von %1: %2</translation>
    </message>
</context>
<context>
    <name>ui::AlertsPage</name>
    <message>
        <source>Read more</source>
        <translation>Mehr lesen</translation>
    </message>
    <message>
        <source>Which alerts</source>
        <translation>Welche Alarme</translation>
    </message>
    <message>
        <source>Open and unacknowledged</source>
        <translation>Offene und unquittierte</translation>
    </message>
    <message>
        <source>Shelved, or of rules that are off</source>
        <translation>Zurückgestellte, oder von Regeln, die aus sind</translation>
    </message>
    <message>
        <source>History in the range</source>
        <translation>Verlauf im Zeitraum</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Alarme suchen</translation>
    </message>
    <message>
        <source>Search by device, rule or note</source>
        <translation>Nach Gerät, Regel oder Notiz suchen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>The newest %1 of the range</source>
        <translation>Die neuesten %1 des Zeitraums</translation>
    </message>
    <message>
        <source>%1 in the range</source>
        <translation>%1 im Zeitraum</translation>
    </message>
    <message>
        <source>%1 unacknowledged</source>
        <translation>%1 unquittiert</translation>
    </message>
    <message>
        <source>All acknowledged</source>
        <translation>Alle quittiert</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1 shelved</source>
        <translation>%1 zurückgestellt</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>The alerts cannot be read</source>
        <translation>Die Alarme sind nicht lesbar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>No alert fits</source>
        <translation>Kein Alarm passt</translation>
    </message>
    <message>
        <source>The search hides all of them.</source>
        <translation>Die Suche verbirgt alle.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Nothing is silenced</source>
        <translation>Nichts ist stummgeschaltet</translation>
    </message>
    <message>
        <source>Shelved alerts, and those of rules that are off, are listed here.</source>
        <translation>Hier stehen zurückgestellte Alarme und solche von Regeln, die aus sind.</translation>
    </message>
    <message>
        <source>No alert in this range</source>
        <translation>Kein Alarm in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Choose a longer range to see older ones.</source>
        <translation>Wählen Sie einen längeren Zeitraum, um ältere zu sehen.</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Nichts braucht Sie</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch the devices. What they find is listed here.</source>
        <translation>
            <numerusform>%n Regel überwacht die Geräte. Was sie findet, steht hier.</numerusform>
            <numerusform>%n Regeln überwachen die Geräte. Was sie finden, steht hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>No rule is on: nothing is watched. Tools ▸ Alert rules… has them.</source>
        <translation>Keine Regel ist an: nichts wird überwacht. Sie stehen unter Extras ▸ Alarmregeln….</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>Zurückstellen…</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>Show on chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>In den Ereignissen zeigen</translation>
    </message>
    <message>
        <source>Show device</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Show rule</source>
        <translation>Regel zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Its row is not in the log any more.</source>
        <translation>Seine Zeile steht nicht mehr in den Ereignissen.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
</context>
<context>
    <name>ui::BackupDialog</name>
    <message>
        <source>%1 activity rows, %2 readings, %3 devices, %4</source>
        <translation>%1 Protokollzeilen, %2 Messwerte, %3 Geräte, %4</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Aus&amp;wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back up</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Back up the records</source>
        <translation>Aufzeichnungen sichern</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Path of the backup</source>
        <translation>Pfad der Sicherung</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Everything that is stored is copied into one file and checked. Recording goes on meanwhile.</source>
        <translation>Alles Gespeicherte wird in eine Datei kopiert und geprüft. Die Aufzeichnung läuft dabei weiter.</translation>
    </message>
    <message>
        <source>A copy of the backup takes the place of the records that are open. Those are kept beside it under another name.</source>
        <translation>Eine Kopie der Sicherung tritt an die Stelle der geöffneten Aufzeichnungen. Diese bleiben unter anderem Namen daneben erhalten.</translation>
    </message>
    <message>
        <source>Backups (*.sqlite *.db);;All files (*)</source>
        <translation>Sicherungen (*.sqlite *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The backup is complete and was checked.</source>
        <translation>Die Sicherung ist vollständig und wurde geprüft.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copying and checking …</source>
        <translation>Kopieren und prüfen …</translation>
    </message>
    <message>
        <source>The records in the database are replaced by those of the backup. Those of before are kept in a file beside the backup.</source>
        <translation>Die Aufzeichnungen in der Datenbank werden durch die der Sicherung ersetzt. Die bisherigen bleiben in einer Datei neben der Sicherung erhalten.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>ui::BrokerFields</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>&amp;Keep the password</source>
        <translation>Passwort mer&amp;ken</translation>
    </message>
    <message>
        <source>&amp;Send it unencrypted all the same</source>
        <translation>Trotzdem unver&amp;schlüsselt senden</translation>
    </message>
    <message>
        <source>for example mqtts://broker.example:8883</source>
        <translation>zum Beispiel mqtts://broker.example:8883</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>MQTT, encrypted (TLS)</source>
        <translation>MQTT, verschlüsselt (TLS)</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>WebSocket, encrypted (TLS)</source>
        <translation>WebSocket, verschlüsselt (TLS)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>Pr&amp;otokoll</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>&amp;Keep the password in the keychain</source>
        <translation>Passwort im Schlüsselbund mer&amp;ken</translation>
    </message>
    <message>
        <source>&amp;Keep the password in a file that only you can read</source>
        <translation>Passwort in einer Datei mer&amp;ken, die nur ich lesen kann</translation>
    </message>
    <message>
        <source>The password would cross the network unencrypted: anybody on the way can read it. Choose an encrypted protocol if the broker has one.</source>
        <translation>Das Passwort ginge unverschlüsselt durchs Netz: jeder auf dem Weg kann es lesen. Ein verschlüsseltes Protokoll wählen, wenn der Broker eines hat.</translation>
    </message>
    <message>
        <source>The address is not complete or not right.</source>
        <translation>Die Adresse ist unvollständig oder nicht richtig.</translation>
    </message>
    <message>
        <source>Enter the address of the broker.</source>
        <translation>Die Adresse des Brokers eingeben.</translation>
    </message>
    <message>
        <source>A password needs a user.</source>
        <translation>Zu einem Passwort gehört ein Benutzer.</translation>
    </message>
    <message>
        <source>The password would be sent unencrypted: choose an encrypted protocol, or say that it may.</source>
        <translation>Das Passwort würde unverschlüsselt gesendet: ein verschlüsseltes Protokoll wählen oder es ausdrücklich erlauben.</translation>
    </message>
    <message>
        <source>The password now stands in its own field: an address is shown and kept in plain text, a password is not.</source>
        <translation>Das Passwort steht jetzt in seinem eigenen Feld: eine Adresse wird im Klartext gezeigt und aufbewahrt, ein Passwort nicht.</translation>
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
        <translation>Anlagenzeit (%1)</translation>
    </message>
    <message>
        <source>local time (%1)</source>
        <translation>Ortszeit (%1)</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 d</translation>
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
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionDialog</name>
    <message>
        <source>C&amp;onnect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
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
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>Encryption: %1</source>
        <translation>Verschlüsselung: %1</translation>
    </message>
    <message>
        <source>Topics: %1</source>
        <translation>Topics: %1</translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation>Der Verbindung einen Namen geben.</translation>
    </message>
    <message>
        <source>The name of a connection has at most 80 characters, no slash, and no dot in front.</source>
        <translation>Der Name einer Verbindung hat höchstens 80 Zeichen, keinen Schrägstrich und vorn keinen Punkt.</translation>
    </message>
    <message>
        <source>There is a connection of this name already.</source>
        <translation>Eine Verbindung dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Weiteres: %1</translation>
    </message>
    <message>
        <source>&amp;Listen and propose…</source>
        <translation>&amp;Mithören und vorschlagen…</translation>
    </message>
</context>
<context>
    <name>ui::Desktop</name>
    <message>
        <source>The password could not be read: %1</source>
        <translation>Das Passwort konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Saving what was received …</source>
        <translation>Empfangenes wird gespeichert …</translation>
    </message>
    <message>
        <source>Starting the demo plant …</source>
        <translation>Die Demo-Anlage wird gestartet …</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>The connection was not saved: %1</source>
        <translation>Die Verbindung wurde nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>The password was not kept: %1</source>
        <translation>Das Passwort wurde nicht gemerkt: %1</translation>
    </message>
    <message>
        <source>The old password was not removed: %1</source>
        <translation>Das alte Passwort wurde nicht entfernt: %1</translation>
    </message>
    <message>
        <source>The webhook&apos;s secret could not be read: %1</source>
        <translation>Das Geheimnis des Webhooks konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The notifications were not saved: %1</source>
        <translation>Die Benachrichtigungen wurden nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>The secret was not kept: %1</source>
        <translation>Das Geheimnis wurde nicht aufbewahrt: %1</translation>
    </message>
    <message>
        <source>The old secret was not removed: %1</source>
        <translation>Das alte Geheimnis wurde nicht entfernt: %1</translation>
    </message>
    <message>
        <source>Restoring the backup …</source>
        <translation>Sicherung wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>The backup is restored. The records of before are in %1</source>
        <translation>Die Sicherung ist wiederhergestellt. Die bisherigen Aufzeichnungen sind in %1</translation>
    </message>
    <message>
        <source>Nothing was restored: %1</source>
        <translation>Nichts wurde wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>Die Sicherung ist wiederhergestellt.</translation>
    </message>
    <message numerus="yes">
        <source>%n connections were imported.</source>
        <translation>
            <numerusform>%n Verbindung wurde importiert.</numerusform>
            <numerusform>%n Verbindungen wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The topics were not saved: %1</source>
        <translation>Die Topics wurden nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>ui::DetailsPane</name>
    <message>
        <source>Details of the event</source>
        <translation>Einzelheiten des Ereignisses</translation>
    </message>
    <message>
        <source>Show on the chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show the device</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>What is known of the event</source>
        <translation>Was über das Ereignis bekannt ist</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>Umfeld</translation>
    </message>
    <message>
        <source>Select an event to see its details.</source>
        <translation>Ein Ereignis auswählen, um seine Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>It cannot be read at the moment: %1</source>
        <translation>Das kann zurzeit nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Removed by retention; this is what was known of it.</source>
        <translation>Nach Ablauf der Aufbewahrungsfrist entfernt; dies war darüber bekannt.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Last reading, %1</source>
        <translation>Letzter Messwert, %1</translation>
    </message>
    <message>
        <source>The message was removed by retention.</source>
        <translation>Die Nachricht wurde nach Ablauf der Aufbewahrungsfrist entfernt.</translation>
    </message>
    <message>
        <source>Show the alert</source>
        <translation>Den Alarm zeigen</translation>
    </message>
</context>
<context>
    <name>ui::DeviceAlerts</name>
    <message>
        <source>Open alerts</source>
        <translation>Offene Alarme</translation>
    </message>
    <message>
        <source>Enter or double click: show the alert</source>
        <translation>Eingabe oder Doppelklick: den Alarm zeigen</translation>
    </message>
</context>
<context>
    <name>ui::DeviceButton</name>
    <message>
        <source>Name or id</source>
        <translation>Name oder Kennung</translation>
    </message>
    <message>
        <source>Search for a device by name or id</source>
        <translation>Ein Gerät nach Name oder Kennung suchen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>Gerät: %1</translation>
    </message>
</context>
<context>
    <name>ui::DeviceChoices</name>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
</context>
<context>
    <name>ui::DeviceDetails</name>
    <message>
        <source>Show on chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>noch kein Messwert</translation>
    </message>
    <message>
        <source>Save notes</source>
        <translation>Notizen speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Newest values</source>
        <translation>Neueste Werte</translation>
    </message>
    <message>
        <source>Enter or double click: show on the chart</source>
        <translation>Eingabe oder Doppelklick: im Diagramm zeigen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über das Gerät</translation>
    </message>
    <message>
        <source>Close the details (Escape)</source>
        <translation>Einzelheiten schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>Show on chart (G)</source>
        <translation>Im Diagramm zeigen (G)</translation>
    </message>
    <message>
        <source>Show in log (L)</source>
        <translation>Im Protokoll zeigen (L)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Where it hangs, who serves it, …</source>
        <translation>Wo es hängt, wer es betreut, …</translation>
    </message>
    <message>
        <source>since %1 (%2)</source>
        <translation>seit %1 (%2)</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>nie gesehen</translation>
    </message>
    <message>
        <source>External id</source>
        <translation>Externe Kennung</translation>
    </message>
    <message>
        <source>Reported name</source>
        <translation>Gemeldeter Name</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
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
        <translation>Externe Kennung kopieren</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>ui::DeviceModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
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
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>Letzte 6 Stunden</translation>
    </message>
    <message>
        <source>no reading yet</source>
        <translation>noch kein Messwert</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>open alert</source>
        <translation>offener Alarm</translation>
    </message>
</context>
<context>
    <name>ui::DevicesPage</name>
    <message>
        <source>Search devices</source>
        <translation>Geräte suchen</translation>
    </message>
    <message>
        <source>Search by name, id or tag</source>
        <translation>Nach Name, Kennung oder Schlagwort suchen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Problems first</source>
        <translation>Probleme zuerst</translation>
    </message>
    <message>
        <source>Show on chart</source>
        <translation>Im Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>%1 offline of %2</source>
        <translation>%1 von %2 offline</translation>
    </message>
    <message>
        <source>None offline of %1</source>
        <translation>Keines von %1 offline</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>No device fits</source>
        <translation>Kein Gerät passt</translation>
    </message>
    <message>
        <source>The search hides all of %1.</source>
        <translation>Die Suche verdeckt alle %1.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>No device yet</source>
        <translation>Noch kein Gerät</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Copy external id</source>
        <translation>Externe Kennung kopieren</translation>
    </message>
    <message>
        <source>%1 with open alerts</source>
        <translation>%1 mit offenen Alarmen</translation>
    </message>
</context>
<context>
    <name>ui::DiagnosisDialog</name>
    <message>
        <source>Check the database</source>
        <translation>Die Datenbank prüfen</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Waiting in the inbox</source>
        <translation>Wartend im Eingangspuffer</translation>
    </message>
    <message>
        <source>%1, the oldest for %2</source>
        <translation>%1, die älteste seit %2</translation>
    </message>
    <message>
        <source>Unchanged retained or repeated</source>
        <translation>Unverändert oder wiederholt</translation>
    </message>
    <message>
        <source>Not understood (stored)</source>
        <translation>Nicht verstanden (gespeichert)</translation>
    </message>
    <message>
        <source>Refused by the database</source>
        <translation>Von der Datenbank abgelehnt</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>received = stored + waiting + repeated + refused</source>
        <translation>empfangen = gespeichert + wartend + wiederholt + abgelehnt</translation>
    </message>
    <message>
        <source>does not add up</source>
        <translation>geht nicht auf</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Store&apos;s trouble</source>
        <translation>Störung des Speichers</translation>
    </message>
    <message>
        <source>Inbox&apos;s trouble</source>
        <translation>Störung des Eingangspuffers</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>This window only looks: another program collects, or none does.</source>
        <translation>Dieses Fenster zeigt nur an: ein anderes Programm sammelt, oder keines.</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>reading the whole database …</source>
        <translation>die ganze Datenbank wird gelesen …</translation>
    </message>
</context>
<context>
    <name>ui::DurationField</name>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>Zeiteinheit</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>Re&amp;place it</source>
        <translation>E&amp;rsetzen</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Die ersten Zeilen</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Nothing in this range and filter: the file would have a header only</source>
        <translation>Nichts in diesem Zeitraum und Filter: die Datei hätte nur eine Kopfzeile</translation>
    </message>
    <message>
        <source>The file has a column for every field of the range, also for those that come later</source>
        <translation>Die Datei hat eine Spalte für jedes Feld des Zeitraums, auch für später vorkommende</translation>
    </message>
    <message>
        <source>&amp;Stop counting</source>
        <translation>Zählen an&amp;halten</translation>
    </message>
    <message>
        <source>Co&amp;unt</source>
        <translation>&amp;Zählen</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Counting: %1 rows so far</source>
        <translation>Wird gezählt: bisher %1 Zeilen</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>Nicht gezählt</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 Zeilen nach %2 geschrieben</translation>
    </message>
    <message>
        <source>Counted were %1: rows came or went meanwhile</source>
        <translation>Gezählt waren %1: inzwischen kamen oder gingen Zeilen</translation>
    </message>
    <message>
        <source>%1 values of fields that came meanwhile were left out: export again</source>
        <translation>%1 Werte von inzwischen hinzugekommenen Feldern fehlen: noch einmal exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 files (*.%2);;All files (*)</source>
        <translation>%1-Dateien (*.%2);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 texts were longer than a cell may be and are cut, with a note in the cell</source>
        <translation>%1 Texte waren länger, als eine Zelle sein darf, und sind gekürzt, mit einem Vermerk in der Zelle</translation>
    </message>
</context>
<context>
    <name>ui::ExportForm</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitbereich</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Zone of local times</source>
        <translation>Zone der lokalen Zeiten</translation>
    </message>
    <message>
        <source>Layout of readings</source>
        <translation>Anordnung der Messwerte</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>no filter</source>
        <translation>kein Filter</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Telemetrie</translation>
    </message>
    <message>
        <source>Everything in the store</source>
        <translation>Alles im Speicher</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>Site: %1</source>
        <translation>Anlage: %1</translation>
    </message>
    <message>
        <source>A column for each field</source>
        <translation>Eine Spalte für jedes Feld</translation>
    </message>
    <message>
        <source>A row for each value</source>
        <translation>Eine Zeile für jeden Wert</translation>
    </message>
    <message>
        <source>T&amp;able</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>&amp;Range</source>
        <translation>Zeit&amp;bereich</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>For&amp;mat</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Typen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>Fi&amp;lter</translation>
    </message>
    <message>
        <source>Local &amp;times</source>
        <translation>Lokale Ze&amp;iten</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>A&amp;nordnung</translation>
    </message>
    <message>
        <source>Position %1: %2</source>
        <translation>Stelle %1: %2</translation>
    </message>
    <message>
        <source>UTC, local, or a name such as Europe/Berlin</source>
        <translation>UTC, local oder ein Name wie Europe/Berlin</translation>
    </message>
    <message>
        <source>All readings</source>
        <translation>Alle Messwerte</translation>
    </message>
    <message>
        <source>The filter is not complete</source>
        <translation>Der Filter ist unvollständig</translation>
    </message>
    <message>
        <source>Write a ma&amp;nifest beside the file</source>
        <translation>Ma&amp;nifest neben die Datei schreiben</translation>
    </message>
    <message>
        <source>What was asked, how many rows came, and the SHA-256 of the file: watchpostctl verify checks it</source>
        <translation>Was gefragt war, wie viele Zeilen kamen und die SHA-256 der Datei: watchpostctl verify prüft sie</translation>
    </message>
    <message>
        <source>CSV for Excel: semicolon, decimal comma</source>
        <translation>CSV für Excel: Semikolon, Dezimalkomma</translation>
    </message>
    <message>
        <source>CSV for Excel: comma, decimal point</source>
        <translation>CSV für Excel: Komma, Dezimalpunkt</translation>
    </message>
    <message>
        <source>CSV, data: comma, decimal point</source>
        <translation>CSV, Daten: Komma, Dezimalpunkt</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
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
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: words, or type:offline device:temp-* t.temperature&gt;30</source>
        <translation>Filter: Wörter oder type:offline device:temp-* t.temperature&gt;30</translation>
    </message>
    <message>
        <source>Recent filters</source>
        <translation>Letzte Filter</translation>
    </message>
    <message>
        <source>What may be written into the filter</source>
        <translation>Was in den Filter geschrieben werden kann</translation>
    </message>
    <message>
        <source>Suggestions for the filter</source>
        <translation>Vorschläge für den Filter</translation>
    </message>
    <message>
        <source>the filter was cut to %1 characters</source>
        <translation>der Filter wurde auf %1 Zeichen gekürzt</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>Bei Zeichen %1: %2</translation>
    </message>
    <message>
        <source>No recent filters yet</source>
        <translation>Noch keine letzten Filter</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>Try the &amp;demo plant</source>
        <translation>&amp;Demo-Anlage ausprobieren</translation>
    </message>
    <message>
        <source>Eight simulated devices on a broker of their own, here on this machine. Nothing to set up, nothing leaves it.</source>
        <translation>Acht simulierte Geräte an einem eigenen Broker, hier auf diesem Rechner. Nichts einzurichten, nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>&amp;Connect to a broker…</source>
        <translation>Mit einem Broker &amp;verbinden…</translation>
    </message>
    <message>
        <source>Record what your devices publish over MQTT. You need the broker&apos;s address.</source>
        <translation>Aufzeichnen, was die Geräte über MQTT veröffentlichen. Dazu braucht es die Adresse des Brokers.</translation>
    </message>
    <message>
        <source>&amp;Open a database…</source>
        <translation>Daten&amp;bank öffnen…</translation>
    </message>
    <message>
        <source>Look at what was recorded before, here or on another machine, without recording.</source>
        <translation>Frühere Aufzeichnungen ansehen, von hier oder von einem anderen Rechner, ohne aufzuzeichnen.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Where do the records come from?</source>
        <translation>Woher kommen die Aufzeichnungen?</translation>
    </message>
    <message>
        <source>Watchpost records what devices publish over MQTT, and shows when one goes wrong.</source>
        <translation>Watchpost zeichnet auf, was Geräte über MQTT veröffentlichen, und zeigt, wenn eines ausfällt.</translation>
    </message>
    <message>
        <source>Open the connection %1</source>
        <translation>Die Verbindung %1 öffnen</translation>
    </message>
    <message>
        <source>&amp;Import from MQTTX or MQTT Explorer…</source>
        <translation>Aus MQTTX oder MQTT Explorer imp&amp;ortieren…</translation>
    </message>
</context>
<context>
    <name>ui::HistogramStrip</name>
    <message>
        <source>Events over time</source>
        <translation>Ereignisse im Zeitverlauf</translation>
    </message>
    <message>
        <source>No events in this range</source>
        <translation>Keine Ereignisse in diesem Zeitbereich</translation>
    </message>
    <message>
        <source>%1 events, %2 of them problems, in bars of %3</source>
        <translation>%1 Ereignisse, davon %2 Probleme, in Balken von %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>at least %1 events</source>
        <translation>mindestens %1 Ereignisse</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 Problem</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>%1 Probleme</translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Import from MQTTX or MQTT Explorer</source>
        <translation>Aus MQTTX oder MQTT Explorer importieren</translation>
    </message>
    <message>
        <source>MQTTX: export the connections as JSON there, and choose that file here. MQTT Explorer: choose settings.json in its configuration folder.</source>
        <translation>MQTTX: die Verbindungen dort als JSON exportieren und die Datei hier wählen. MQTT Explorer: settings.json in dessen Konfigurationsordner wählen.</translation>
    </message>
    <message>
        <source>Connections that were found</source>
        <translation>Gefundene Verbindungen</translation>
    </message>
    <message>
        <source>Choose an export of MQTTX, or MQTT Explorer&apos;s settings.json</source>
        <translation>Einen Export von MQTTX oder settings.json von MQTT Explorer wählen</translation>
    </message>
    <message>
        <source>Connections (*.json);;All files (*)</source>
        <translation>Verbindungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n connections of %1 were found in %2:</source>
        <translation>
            <numerusform>%n Verbindung von %1 wurde in %2 gefunden:</numerusform>
            <numerusform>%n Verbindungen von %1 wurden in %2 gefunden:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n</source>
        <translation>
            <numerusform>%n &amp;importieren</numerusform>
            <numerusform>%n &amp;importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the profiles and keeping their passwords …</source>
        <translation>Profile werden angelegt und Passwörter aufbewahrt …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ui::ImportModel</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
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
        <translation>Zu beachten</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>die üblichen</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
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
        <translation>Empfangenes wird gespeichert …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Neue Verbindung…</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>&amp;Open a database…</source>
        <translation>&amp;Datenbank öffnen…</translation>
    </message>
    <message>
        <source>Ctrl+O</source>
        <translation>Ctrl+O</translation>
    </message>
    <message>
        <source>Open &amp;profile</source>
        <translation>&amp;Profil öffnen</translation>
    </message>
    <message>
        <source>Try the &amp;demo plant</source>
        <translation>De&amp;mo-Anlage ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Close profile</source>
        <translation>Profil &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Filter or search</source>
        <translation>&amp;Filtern oder suchen</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>&amp;Back to where I was</source>
        <translation>&amp;Zurück zur vorigen Stelle</translation>
    </message>
    <message>
        <source>&amp;Connection…</source>
        <translation>&amp;Verbindung…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Devices</source>
        <translation>&amp;Geräte</translation>
    </message>
    <message>
        <source>&amp;Activity Log</source>
        <translation>&amp;Ereignisprotokoll</translation>
    </message>
    <message>
        <source>&amp;Telemetry</source>
        <translation>&amp;Telemetrie</translation>
    </message>
    <message>
        <source>T&amp;opics</source>
        <translation>T&amp;opics</translation>
    </message>
    <message>
        <source>Time range &amp;back</source>
        <translation>Zeitbereich &amp;zurück</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Time range fo&amp;rward</source>
        <translation>Zeitbereich &amp;vor</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>&amp;Follow the newest</source>
        <translation>Den &amp;neuesten folgen</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Times &amp;in</source>
        <translation>Zeiten &amp;in</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Stil</translation>
    </message>
    <message>
        <source>R&amp;ead-only: no publishing</source>
        <translation>N&amp;ur lesen: kein Veröffentlichen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vo&amp;llbild</translation>
    </message>
    <message>
        <source>&amp;Local time</source>
        <translation>&amp;Ortszeit</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>&amp;UTC</translation>
    </message>
    <message>
        <source>&amp;Site time (of the profile)</source>
        <translation>&amp;Anlagenzeit (des Profils)</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>&amp;Wie das System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Platform&apos;s controls</source>
        <translation>&amp;Bedienelemente der Plattform</translation>
    </message>
    <message>
        <source>&amp;Broker</source>
        <translation>Bro&amp;ker</translation>
    </message>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>Jetzt &amp;neu verbinden</translation>
    </message>
    <message>
        <source>Record &amp;here</source>
        <translation>&amp;Hier aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation>&amp;Veröffentlichen…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>Verbindung &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Diagnosis…</source>
        <translation>&amp;Diagnose…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>&amp;About Watchpost</source>
        <translation>Ü&amp;ber Watchpost</translation>
    </message>
    <message>
        <source>About Watchpost</source>
        <translation>Über Watchpost</translation>
    </message>
    <message>
        <source>Watchpost %1</source>
        <translation>Watchpost %1</translation>
    </message>
    <message>
        <source>Watches MQTT devices and keeps what they said.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Beobachtet MQTT-Geräte und bewahrt auf, was sie gesagt haben.
Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>&amp;Notifications…</source>
        <translation>&amp;Benachrichtigungen…</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2, cleared after %3</source>
        <translation>%1: %2, nach %3 vorbei</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1 unacknowledged</source>
        <translation>%1 unquittiert</translation>
    </message>
    <message>
        <source>That rule is not there any more.</source>
        <translation>Diese Regel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>A&amp;lerts</source>
        <translation>Ala&amp;rme</translation>
    </message>
    <message>
        <source>&amp;Alert rules…</source>
        <translation>&amp;Alarmregeln…</translation>
    </message>
    <message>
        <source>&amp;Back up the records…</source>
        <translation>Aufzeichnungen s&amp;ichern…</translation>
    </message>
    <message>
        <source>&amp;Restore from a backup…</source>
        <translation>Aus einer Sicherung &amp;wiederherstellen…</translation>
    </message>
    <message>
        <source>&amp;Import from MQTTX or MQTT Explorer…</source>
        <translation>Aus MQTTX oder MQTT Explorer imp&amp;ortieren…</translation>
    </message>
    <message>
        <source>&amp;Listen and propose topics…</source>
        <translation>&amp;Mithören und Topics vorschlagen…</translation>
    </message>
    <message>
        <source>Repor&amp;t…</source>
        <translation>Be&amp;richt…</translation>
    </message>
    <message>
        <source>Ti&amp;me range…</source>
        <translation>Zeit&amp;bereich…</translation>
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
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>ui::MoreFields</name>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>made once, then kept</source>
        <translation>einmal erzeugt, dann beibehalten</translation>
    </message>
    <message>
        <source>5, else 3.1.1</source>
        <translation>5, sonst 3.1.1</translation>
    </message>
    <message>
        <source>0 – at most once: may be lost</source>
        <translation>0 – höchstens einmal: kann verloren gehen</translation>
    </message>
    <message>
        <source>1 – at least once</source>
        <translation>1 – mindestens einmal</translation>
    </message>
    <message>
        <source>2 – exactly once</source>
        <translation>2 – genau einmal</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>The usual database</source>
        <translation>Die übliche Datenbank</translation>
    </message>
    <message>
        <source>Another SQLite file</source>
        <translation>Eine andere SQLite-Datei</translation>
    </message>
    <message>
        <source>path of the file; it is made where there is none</source>
        <translation>Pfad der Datei; sie wird angelegt, wenn es sie nicht gibt</translation>
    </message>
    <message>
        <source>none – for example Europe/Berlin</source>
        <translation>keine – zum Beispiel Europe/Berlin</translation>
    </message>
    <message>
        <source>Path of the database</source>
        <translation>Pfad der Datenbank</translation>
    </message>
    <message>
        <source>&amp;Records go to</source>
        <translation>Au&amp;fzeichnungen gehen nach</translation>
    </message>
    <message>
        <source>Time &amp;zone of the site</source>
        <translation>&amp;Zeitzone der Anlage</translation>
    </message>
    <message>
        <source>&amp;MQTT version</source>
        <translation>&amp;MQTT-Version</translation>
    </message>
    <message>
        <source>&amp;Quality of service</source>
        <translation>Dienst&amp;güte (QoS)</translation>
    </message>
    <message>
        <source>Client &amp;identifier</source>
        <translation>Client-&amp;Kennung</translation>
    </message>
    <message>
        <source>Keep-&amp;alive</source>
        <translation>Keep-a&amp;live</translation>
    </message>
    <message>
        <source>Broker keeps the &amp;session</source>
        <translation>Broker bewahrt die &amp;Sitzung auf</translation>
    </message>
    <message>
        <source>Where the records go</source>
        <translation>Wohin die Aufzeichnungen gehen</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.db);;All files (*)</source>
        <translation>SQLite-Datenbanken (*.sqlite *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose the file that the records go to.</source>
        <translation>Die Datei wählen, in die aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>The path of the database must begin with /.</source>
        <translation>Der Pfad der Datenbank muss mit / beginnen.</translation>
    </message>
    <message>
        <source>“%1” is not a time zone.</source>
        <translation>„%1“ ist keine Zeitzone.</translation>
    </message>
    <message>
        <source>A PostgreSQL server</source>
        <translation>Ein PostgreSQL-Server</translation>
    </message>
    <message>
        <source>Address of the database</source>
        <translation>Adresse der Datenbank</translation>
    </message>
    <message>
        <source>Enter the address of the database, for example postgresql:///watchpost.</source>
        <translation>Die Adresse der Datenbank eingeben, zum Beispiel postgresql:///watchpost.</translation>
    </message>
    <message>
        <source>Leave the password out of the address: it belongs into ~/.pgpass.</source>
        <translation>Das Passwort nicht in die Adresse schreiben: es gehört nach ~/.pgpass.</translation>
    </message>
    <message>
        <source>The address of the database must begin with postgresql://.</source>
        <translation>Die Adresse der Datenbank muss mit postgresql:// beginnen.</translation>
    </message>
    <message>
        <source>postgresql://user@host/database</source>
        <translation>postgresql://benutzer@rechner/datenbank</translation>
    </message>
</context>
<context>
    <name>ui::NeighboursList</name>
    <message>
        <source>What happened within five minutes of it</source>
        <translation>Was innerhalb von fünf Minuten davor und danach geschah</translation>
    </message>
    <message>
        <source>this</source>
        <translation>dieses</translation>
    </message>
</context>
<context>
    <name>ui::NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What you found, what was done. An empty note takes the old one away.</source>
        <translation>Was Sie fanden, was getan wurde. Eine leere Notiz entfernt die alte.</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Notiz behalten</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
</context>
<context>
    <name>ui::NotificationsDialog</name>
    <message>
        <source>Show a &amp;notification</source>
        <translation>&amp;Meldung zeigen</translation>
    </message>
    <message>
        <source>Play a &amp;sound</source>
        <translation>&amp;Ton spielen</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>No notifications fro&amp;m</source>
        <translation>&amp;Keine Meldungen von</translation>
    </message>
    <message>
        <source>The broker &amp;keeps the newest</source>
        <translation>Der Broker be&amp;hält die neueste</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>On this desktop</source>
        <translation>Auf diesem Desktop</translation>
    </message>
    <message>
        <source>Beginning of the quiet hours</source>
        <translation>Beginn der Ruhezeit</translation>
    </message>
    <message>
        <source>End of the quiet hours</source>
        <translation>Ende der Ruhezeit</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>by the clock of this machine</source>
        <translation>nach der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>by the clock of %1</source>
        <translation>nach der Uhr von %1</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>none – for example watchpost/alerts</source>
        <translation>keines – zum Beispiel watchpost/alerts</translation>
    </message>
    <message>
        <source>0 – at most once: may be lost</source>
        <translation>0 – höchstens einmal: kann verloren gehen</translation>
    </message>
    <message>
        <source>1 – at least once</source>
        <translation>1 – mindestens einmal</translation>
    </message>
    <message>
        <source>Publish to the broker</source>
        <translation>Beim Broker veröffentlichen</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>To&amp;pic</translation>
    </message>
    <message>
        <source>&amp;Quality of service</source>
        <translation>Dienst&amp;güte (QoS)</translation>
    </message>
    <message>
        <source>none – for example https://hooks.example/watchpost</source>
        <translation>keine – zum Beispiel https://hooks.example/watchpost</translation>
    </message>
    <message>
        <source>none – requests are not signed</source>
        <translation>keines – Anfragen werden nicht signiert</translation>
    </message>
    <message>
        <source>from the file %1</source>
        <translation>aus der Datei %1</translation>
    </message>
    <message>
        <source>Tell a web service (webhook)</source>
        <translation>Einem Webdienst melden (Webhook)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>Sec&amp;ret</source>
        <translation>Gehei&amp;mnis</translation>
    </message>
    <message>
        <source>The desktop has taken it.</source>
        <translation>Der Desktop hat es angenommen.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications: %1</source>
        <translation>Dieser Desktop zeigt keine Meldungen: %1</translation>
    </message>
    <message>
        <source>Unencrypted: everybody on the way can read it. Better write https://.</source>
        <translation>Unverschlüsselt: Jeder auf dem Weg kann es lesen. Schreiben Sie besser https://.</translation>
    </message>
    <message>
        <source>Asking the desktop …</source>
        <translation>Der Desktop wird gefragt …</translation>
    </message>
    <message>
        <source>Publishing …</source>
        <translation>Wird veröffentlicht …</translation>
    </message>
    <message>
        <source>The broker has it.</source>
        <translation>Der Broker hat es.</translation>
    </message>
    <message>
        <source>Not published: %1</source>
        <translation>Nicht veröffentlicht: %1</translation>
    </message>
    <message>
        <source>Asking the receiver …</source>
        <translation>Der Empfänger wird gefragt …</translation>
    </message>
    <message>
        <source>The receiver took it within %1 ms.</source>
        <translation>Der Empfänger hat es binnen %1 ms angenommen.</translation>
    </message>
    <message>
        <source>Not delivered: %1</source>
        <translation>Nicht zugestellt: %1</translation>
    </message>
    <message>
        <source>For all ways of telling. What is still active and not acknowledged at the end is told then.</source>
        <translation>Gilt für alle Wege. Was am Ende noch aktiv und nicht quittiert ist, wird dann gemeldet.</translation>
    </message>
</context>
<context>
    <name>ui::OpenDatabaseDialog</name>
    <message>
        <source>C&amp;hoose a file…</source>
        <translation>Datei &amp;wählen…</translation>
    </message>
    <message>
        <source>&amp;Upgrade it now</source>
        <translation>Jetzt &amp;aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>Datenbank öffnen</translation>
    </message>
    <message>
        <source>Databases of this machine</source>
        <translation>Datenbanken dieses Rechners</translation>
    </message>
    <message>
        <source>No databases were found on this machine. Choose a file.</source>
        <translation>Auf diesem Rechner wurden keine Datenbanken gefunden. Eine Datei wählen.</translation>
    </message>
    <message>
        <source>Path of the database</source>
        <translation>Pfad der Datenbank</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Databases of this machine</source>
        <translation>&amp;Datenbanken dieses Rechners</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Choose a database</source>
        <translation>Datenbank auswählen</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.db);;All files (*)</source>
        <translation>SQLite-Datenbanken (*.sqlite *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The upgrade failed, and nothing of it stays: %1</source>
        <translation>Die Aktualisierung ist fehlgeschlagen, und nichts davon bleibt: %1</translation>
    </message>
    <message>
        <source>Upgrading …</source>
        <translation>Wird aktualisiert …</translation>
    </message>
    <message>
        <source>Copy the co&amp;mmand</source>
        <translation>&amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>&amp;Create the database</source>
        <translation>Datenbank an&amp;legen</translation>
    </message>
    <message>
        <source>Looking for PostgreSQL servers …</source>
        <translation>PostgreSQL-Server werden gesucht …</translation>
    </message>
    <message>
        <source>path of an SQLite file, or postgresql://…</source>
        <translation>Pfad einer SQLite-Datei, oder postgresql://…</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>Befehl für ein Terminal</translation>
    </message>
    <message>
        <source>Creating the database …</source>
        <translation>Datenbank wird angelegt …</translation>
    </message>
    <message>
        <source>The database was not created: %1</source>
        <translation>Die Datenbank wurde nicht angelegt: %1</translation>
    </message>
    <message>
        <source>No PostgreSQL server was found on this machine.</source>
        <translation>Auf diesem Rechner wurde kein PostgreSQL-Server gefunden.</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>&amp;Noch einmal nachsehen</translation>
    </message>
</context>
<context>
    <name>ui::PayloadEditor</name>
    <message>
        <source>From file…</source>
        <translation>Aus Datei…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>Payload from a file</source>
        <translation>Nutzdaten aus einer Datei</translation>
    </message>
    <message>
        <source>%1 is no plain file.</source>
        <translation>%1 ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>%1 has %2; at most %3 can be published from here.</source>
        <translation>%1 hat %2; von hier können höchstens %3 veröffentlicht werden.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Empty payload</source>
        <translation>Leere Nutzdaten</translation>
    </message>
    <message>
        <source>%1 as they are in the file; Clear to type text</source>
        <translation>%1, wie sie in der Datei stehen; Leeren, um Text einzugeben</translation>
    </message>
    <message>
        <source>%1, valid JSON</source>
        <translation>%1, gültiges JSON</translation>
    </message>
    <message>
        <source>%1, begins like JSON but is none</source>
        <translation>%1, beginnt wie JSON, ist aber keines</translation>
    </message>
    <message>
        <source>%1, text</source>
        <translation>%1, Text</translation>
    </message>
</context>
<context>
    <name>ui::PayloadView</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Payload: %1</source>
        <translation>Nutzdaten: %1</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>The payload was not kept.</source>
        <translation>Die Nutzdaten wurden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 bytes were kept; SHA-256 of the whole begins with %3</source>
        <translation>Nur die ersten %1 von %2 Bytes wurden aufbewahrt; SHA-256 des Ganzen beginnt mit %3</translation>
    </message>
    <message>
        <source>64 KiB</source>
        <translation>64 KiB</translation>
    </message>
    <message>
        <source>The payload is empty.</source>
        <translation>Die Nutzdaten sind leer.</translation>
    </message>
    <message>
        <source>%1 bytes that are no text.</source>
        <translation>%1 Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>Nested too deep to be laid out: shown as it came.</source>
        <translation>Zu tief verschachtelt zum Formatieren: so gezeigt, wie es kam.</translation>
    </message>
    <message>
        <source>Too long to be laid out: shown as it came.</source>
        <translation>Zu lang zum Formatieren: so gezeigt, wie es kam.</translation>
    </message>
    <message>
        <source>No earlier message on this topic.</source>
        <translation>Keine frühere Nachricht auf diesem Topic.</translation>
    </message>
    <message>
        <source>The payload of the message before was not kept.</source>
        <translation>Die Nutzdaten der vorigen Nachricht wurden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Against the message of %1</source>
        <translation>Gegenüber der Nachricht von %1</translation>
    </message>
    <message>
        <source>The same as the message of %1</source>
        <translation>Gleich wie die Nachricht von %1</translation>
    </message>
</context>
<context>
    <name>ui::Picker</name>
    <message>
        <source>Type to search</source>
        <translation>Tippen, um zu suchen</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Suche: %1</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>%1 more: type to narrow.</source>
        <translation>%1 weitere: tippen, um einzugrenzen.</translation>
    </message>
</context>
<context>
    <name>ui::ProposalModel</name>
    <message>
        <source>Topics to record</source>
        <translation>Aufzuzeichnende Topics</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelesen als</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>nothing came</source>
        <translation>nichts gekommen</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%n topics, for example %1</source>
        <translation>
            <numerusform>%n Topic, zum Beispiel %1</numerusform>
            <numerusform>%n Topics, zum Beispiel %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProposeDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Use these topics</source>
        <translation>Diese Topics &amp;verwenden</translation>
    </message>
    <message>
        <source>Listen and propose topics</source>
        <translation>Mithören und Topics vorschlagen</translation>
    </message>
    <message>
        <source>Proposed topics</source>
        <translation>Vorgeschlagene Topics</translation>
    </message>
    <message>
        <source>Time that is left</source>
        <translation>Verbleibende Zeit</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbinden mit %1 …</translation>
    </message>
    <message numerus="yes">
        <source>Listening, %n s left.</source>
        <translation>
            <numerusform>Es wird mitgehört, noch %n s.</numerusform>
            <numerusform>Es wird mitgehört, noch %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 messages on %2 topics so far. Nothing is recorded meanwhile.</source>
        <translation>Bisher %1 Nachrichten auf %2 Topics. Dabei wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing could be heard.</source>
        <translation>Es war nichts zu hören.</translation>
    </message>
    <message>
        <source>The topics below are a guess.</source>
        <translation>Die Topics unten sind eine Vermutung.</translation>
    </message>
    <message>
        <source>The broker does not let this user listen to everything (%1). Ask whoever runs it which topics you may read.</source>
        <translation>Der Broker lässt diesen Benutzer nicht alles mithören (%1). Wer ihn betreibt, weiß, welche Topics gelesen werden dürfen.</translation>
    </message>
    <message>
        <source>Nothing came.</source>
        <translation>Es kam nichts.</translation>
    </message>
    <message>
        <source>Devices may send seldom. Listen longer, or keep the topics as they are.</source>
        <translation>Vielleicht senden die Geräte selten. Länger mithören oder die Topics lassen, wie sie sind.</translation>
    </message>
    <message>
        <source>%1 messages came on %2 topics. Choose what is to be recorded:</source>
        <translation>%1 Nachrichten kamen auf %2 Topics. Wählen, was aufgezeichnet wird:</translation>
    </message>
    <message>
        <source>The broker says more than was listened to: the proposal covers the first of it.</source>
        <translation>Der Broker sagt mehr, als mitgehört wurde: der Vorschlag deckt den Anfang davon ab.</translation>
    </message>
    <message>
        <source>&amp;Stop listening</source>
        <translation>Mithören &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Listen again for 30 s</source>
        <translation>Noch einmal 30 s &amp;mithören</translation>
    </message>
</context>
<context>
    <name>ui::PublishDialog</name>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Retain: the broker keeps it for later subscribers</source>
        <translation>Retain: der Broker bewahrt sie für spätere Abonnenten auf</translation>
    </message>
    <message>
        <source>Publish retained</source>
        <translation>Gespeichert (retained) veröffentlichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Publish – %1</source>
        <translation>Veröffentlichen – %1</translation>
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
        <translation>&amp;Nutzdaten</translation>
    </message>
    <message>
        <source>Quality of service</source>
        <translation>Dienstgüte (QoS)</translation>
    </message>
    <message>
        <source>QoS 0: sent once, not confirmed</source>
        <translation>QoS 0: einmal gesendet, nicht bestätigt</translation>
    </message>
    <message>
        <source>QoS 1: confirmed, may come twice</source>
        <translation>QoS 1: bestätigt, kann doppelt kommen</translation>
    </message>
    <message>
        <source>QoS 2: confirmed, comes once</source>
        <translation>QoS 2: bestätigt, kommt einmal</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Published in this session</source>
        <translation>In dieser Sitzung veröffentlicht</translation>
    </message>
    <message>
        <source>Publishing is switched off: View ▸ Read-only.</source>
        <translation>Veröffentlichen ist abgeschaltet: Ansicht ▸ Nur lesen.</translation>
    </message>
    <message>
        <source>This profile names no broker to publish to.</source>
        <translation>Dieses Profil nennt keinen Broker zum Veröffentlichen.</translation>
    </message>
    <message>
        <source>This is no topic to publish on: it must not contain + or # and have at most 65,535 bytes.</source>
        <translation>Auf diesem Topic kann nicht veröffentlicht werden: es darf weder + noch # enthalten und höchstens 65&#x202f;535 Bytes haben.</translation>
    </message>
    <message>
        <source>QoS 2 is not offered while this program records: its session is kept by the broker.</source>
        <translation>QoS 2 wird nicht angeboten, während dieses Programm aufzeichnet: seine Sitzung wird vom Broker aufbewahrt.</translation>
    </message>
    <message>
        <source>An empty retained message deletes what the broker keeps for %1.</source>
        <translation>Eine leere Nachricht mit Retain löscht, was der Broker für %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>The broker will keep this message and give it to every later subscriber of %1.</source>
        <translation>Der Broker bewahrt diese Nachricht auf und gibt sie jedem späteren Abonnenten von %1.</translation>
    </message>
    <message>
        <source>Delete retained</source>
        <translation>Gespeicherte löschen</translation>
    </message>
    <message>
        <source>Publishing …</source>
        <translation>Wird veröffentlicht …</translation>
    </message>
    <message>
        <source>Sent; QoS 0 is not confirmed</source>
        <translation>Gesendet; QoS 0 wird nicht bestätigt</translation>
    </message>
    <message>
        <source>Confirmed by the broker after %1 ms</source>
        <translation>Vom Broker bestätigt nach %1 ms</translation>
    </message>
    <message>
        <source>Not published: %1</source>
        <translation>Nicht veröffentlicht: %1</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>gespeichert (retained)</translation>
    </message>
</context>
<context>
    <name>ui::RangeControl</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitbereich</translation>
    </message>
    <message>
        <source>The range ends now and moves on</source>
        <translation>Der Zeitbereich endet jetzt und läuft mit</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Bis</translation>
    </message>
</context>
<context>
    <name>ui::ReportDialog</name>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Open PDF</source>
        <translation>PDF ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Write report</source>
        <translation>Bericht &amp;schreiben</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>Eine Woche</translation>
    </message>
    <message>
        <source>Progress of the report</source>
        <translation>Fortschritt des Berichts</translation>
    </message>
    <message>
        <source>&amp;Report of</source>
        <translation>&amp;Bericht über</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Ordner für den Bericht</translation>
    </message>
    <message>
        <source>Writing readings: %1</source>
        <translation>Messwerte werden geschrieben: %1</translation>
    </message>
    <message>
        <source>Writing the activity log: %1</source>
        <translation>Das Protokoll wird geschrieben: %1</translation>
    </message>
    <message>
        <source>Writing alerts: %1</source>
        <translation>Alarme werden geschrieben: %1</translation>
    </message>
    <message>
        <source>Drawing the pages …</source>
        <translation>Die Seiten werden gezeichnet …</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Angehalten. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The CSV files are written, the PDF is not: %1</source>
        <translation>Die CSV-Dateien sind geschrieben, das PDF nicht: %1</translation>
    </message>
    <message>
        <source>Written: %1, and the CSV files beside it.</source>
        <translation>Geschrieben: %1, daneben die CSV-Dateien.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>ui::RuleEditor</name>
    <message>
        <source>New alert rule</source>
        <translation>Neue Alarmregel</translation>
    </message>
    <message>
        <source>Alert rule %1</source>
        <translation>Alarmregel %1</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>Loo&amp;k at theirs</source>
        <translation>An&amp;dere Fassung ansehen</translation>
    </message>
    <message>
        <source>Shows the rule as it is stored now; what you typed is lost.</source>
        <translation>Zeigt die Regel, wie sie jetzt gespeichert ist; was Sie tippten, geht verloren.</translation>
    </message>
    <message>
        <source>Alerts on: %1 (%2).</source>
        <translation>Alarm bei: %1 (%2).</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gesichert: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::RuleForm</name>
    <message>
        <source>Desktop</source>
        <translation>Schreibtisch</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
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
        <translation>An</translation>
    </message>
    <message>
        <source>when it is back by</source>
        <translation>wenn er zurück ist um</translation>
    </message>
    <message>
        <source>at the value</source>
        <translation>bei dem Wert</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>3 × the usual interval</source>
        <translation>3 × der übliche Abstand</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>the alert stays as it is</source>
        <translation>der Alarm bleibt, wie er ist</translation>
    </message>
    <message>
        <source>that raises the alert, too</source>
        <translation>auch das löst den Alarm aus</translation>
    </message>
    <message>
        <source>all; or external ids, separated by commas</source>
        <translation>alle; oder externe Kennungen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>all; or tags, separated by commas</source>
        <translation>alle; oder Schlagwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>all; or for example temp-*</source>
        <translation>alle; oder zum Beispiel temp-*</translation>
    </message>
    <message>
        <source>none; or for example 22:00-06:00 Europe/Berlin</source>
        <translation>keine; oder zum Beispiel 22:00-06:00 Europe/Berlin</translation>
    </message>
    <message>
        <source>Shown with the alert</source>
        <translation>Steht beim Alarm</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Sever&amp;ity</source>
        <translation>S&amp;chwere</translation>
    </message>
    <message>
        <source>&amp;Alert on</source>
        <translation>&amp;Alarm bei</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>&amp;Grenze</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Unter</translation>
    </message>
    <message>
        <source>Or above</source>
        <translation>Oder über</translation>
    </message>
    <message>
        <source>&amp;Clears</source>
        <translation>&amp;Endet</translation>
    </message>
    <message>
        <source>Readings in a &amp;row</source>
        <translation>Messwerte in &amp;Folge</translation>
    </message>
    <message>
        <source>In the time of</source>
        <translation>In der Zeit von</translation>
    </message>
    <message>
        <source>Silent for</source>
        <translation>Stumm seit</translation>
    </message>
    <message>
        <source>Must last for</source>
        <translation>Muss dauern</translation>
    </message>
    <message>
        <source>Must be over for</source>
        <translation>Muss vorbei sein seit</translation>
    </message>
    <message>
        <source>A silent device:</source>
        <translation>Ein stummes Gerät:</translation>
    </message>
    <message>
        <source>What to &amp;do</source>
        <translation>Was zu &amp;tun ist</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Totzone</translation>
    </message>
    <message>
        <source>Clears at</source>
        <translation>Endet bei</translation>
    </message>
    <message>
        <source>How it clears</source>
        <translation>Wie er endet</translation>
    </message>
    <message>
        <source>D&amp;evices</source>
        <translation>Ge&amp;räte</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>Sch&amp;lagwörter</translation>
    </message>
    <message>
        <source>External ids like</source>
        <translation>Externe Kennungen wie</translation>
    </message>
    <message>
        <source>None chosen: every one that is set up</source>
        <translation>Keiner gewählt: jeder, der eingerichtet ist</translation>
    </message>
    <message>
        <source>Tell by</source>
        <translation>Melden über</translation>
    </message>
    <message>
        <source>At most every</source>
        <translation>Höchstens alle</translation>
    </message>
    <message>
        <source>Tell again after</source>
        <translation>Wieder melden nach</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>je Minute</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 je Minute</translation>
    </message>
    <message>
        <source>A limit is no number.</source>
        <translation>Eine Grenze ist keine Zahl.</translation>
    </message>
</context>
<context>
    <name>ui::RuleTrialView</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>The last 24 hours of</source>
        <translation>Die letzten 24 Stunden von</translation>
    </message>
    <message>
        <source>Looking at all devices …</source>
        <translation>Alle Geräte werden angesehen …</translation>
    </message>
    <message>
        <source>It cannot be tried: %1</source>
        <translation>Sie kann nicht erprobt werden: %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>would have fired</source>
        <translation>hätte ausgelöst</translation>
    </message>
    <message>
        <source>would have cleared</source>
        <translation>hätte geendet</translation>
    </message>
    <message numerus="yes">
        <source>Here it would have fired %n time(s).</source>
        <translation>
            <numerusform>Hier hätte sie %n-mal ausgelöst.</numerusform>
            <numerusform>Hier hätte sie %n-mal ausgelöst.</numerusform>
        </translation>
    </message>
    <message>
        <source>On no device in its scope would it have fired.</source>
        <translation>Bei keinem ihrer Geräte hätte sie ausgelöst.</translation>
    </message>
    <message numerus="yes">
        <source>Over all devices in its scope: %n time(s)</source>
        <translation>
            <numerusform>Auf allen ihren Geräten: %n-mal</numerusform>
            <numerusform>Auf allen ihren Geräten: %n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n device(s).</source>
        <translation>
            <numerusform>auf %n Gerät.</numerusform>
            <numerusform>auf %n Geräten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RulesDialog</name>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>&amp;Kopieren…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Alarmregeln</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>Regel löschen</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>Its open alerts are cleared. What the log says of them stays.</source>
        <translation>Ihre offenen Alarme enden. Was die Ereignisse von ihnen sagen, bleibt.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import rules</source>
        <translation>Regeln importieren</translation>
    </message>
    <message>
        <source>Export rules</source>
        <translation>Regeln exportieren</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>Nichts wurde importiert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) imported.</source>
        <translation>
            <numerusform>%n Regel importiert.</numerusform>
            <numerusform>%n Regeln importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written: %1</source>
        <translation>Nichts wurde geschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) written to %1.</source>
        <translation>
            <numerusform>%n Regel nach %1 geschrieben.</numerusform>
            <numerusform>%n Regeln nach %1 geschrieben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RulesModel</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Alert when</source>
        <translation>Alarm bei</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>ui::SavedMessages</name>
    <message>
        <source>Save as new</source>
        <translation>Als neue speichern</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>Gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>Name of the message</source>
        <translation>Name der Nachricht</translation>
    </message>
    <message>
        <source>Name to save it under</source>
        <translation>Name zum Speichern</translation>
    </message>
    <message>
        <source>Saves name, topic, payload, QoS and retain of the chosen message</source>
        <translation>Speichert Name, Topic, Nutzdaten, QoS und Retain der gewählten Nachricht</translation>
    </message>
    <message>
        <source>The saved messages cannot be read: %1</source>
        <translation>Die gespeicherten Nachrichten können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>There is a message of that name already: choose another name, or Update it.</source>
        <translation>Eine Nachricht dieses Namens gibt es schon: einen anderen Namen wählen oder jene aktualisieren.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Not deleted: %1</source>
        <translation>Nicht gelöscht: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Gelöscht: %1</translation>
    </message>
</context>
<context>
    <name>ui::SavedViewsButton</name>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>Diese Ansicht speichern…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>No saved views yet</source>
        <translation>Noch keine gespeicherten Ansichten</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>Filter, selection, columns and range are kept under a name.</source>
        <translation>Filter, Auswahl, Spalten und Zeitbereich werden unter einem Namen gespeichert.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ui::SeriesChips</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>ui::ShelveDialog</name>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>15 &amp;minutes</source>
        <translation>15 &amp;Minuten</translation>
    </message>
    <message>
        <source>&amp;1 hour</source>
        <translation>&amp;1 Stunde</translation>
    </message>
    <message>
        <source>&amp;8 hours</source>
        <translation>&amp;8 Stunden</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Bis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>For the others, and for the log</source>
        <translation>Für die anderen und für die Ereignisse</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Warum</translation>
    </message>
    <message numerus="yes">
        <source>Shelve %n alert(s)</source>
        <translation>
            <numerusform>%n Alarm zurückstellen</numerusform>
            <numerusform>%n Alarme zurückstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>That time is past.</source>
        <translation>Diese Zeit ist vorbei.</translation>
    </message>
    <message>
        <source>At most 24 hours: what is silent for longer is forgotten.</source>
        <translation>Höchstens 24 Stunden: was länger schweigt, wird vergessen.</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>ui::StateChip</name>
    <message>
        <source>%1 – click for the diagnosis</source>
        <translation>%1 – Klick öffnet die Diagnose</translation>
    </message>
</context>
<context>
    <name>ui::TelemetryPage</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Back to live</source>
        <translation>Zurück zu live</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>+ Compare</source>
        <translation>+ Vergleichen</translation>
    </message>
    <message>
        <source>Compare with a further device or metric</source>
        <translation>Mit einem weiteren Gerät oder einer weiteren Messgröße vergleichen</translation>
    </message>
    <message>
        <source>The chart stands still. Follow the newest readings again (Ctrl+L)</source>
        <translation>Das Diagramm steht still. Wieder den neuesten Messwerten folgen (Strg+L)</translation>
    </message>
    <message>
        <source>Band from minimum to maximum</source>
        <translation>Band vom Minimum zum Maximum</translation>
    </message>
    <message>
        <source>Marks of events</source>
        <translation>Marken von Ereignissen</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show device</source>
        <translation>Gerät zeigen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>To the first reading</source>
        <translation>Zum ersten Messwert</translation>
    </message>
    <message>
        <source>To the newest reading</source>
        <translation>Zum neuesten Messwert</translation>
    </message>
    <message>
        <source>Previous point</source>
        <translation>Voriger Punkt</translation>
    </message>
    <message>
        <source>Next point</source>
        <translation>Nächster Punkt</translation>
    </message>
    <message>
        <source>This series is on the chart already.</source>
        <translation>Diese Reihe ist schon im Diagramm.</translation>
    </message>
    <message>
        <source>A chart shows at most %1 series. Remove one first.</source>
        <translation>Ein Diagramm zeigt höchstens %1 Reihen. Zuerst eine entfernen.</translation>
    </message>
    <message>
        <source>plain numbers</source>
        <translation>reine Zahlen</translation>
    </message>
    <message>
        <source>%1 does not fit on this chart: its two axes show %2 and %3. Remove the series of one of them first.</source>
        <translation>%1 passt nicht in dieses Diagramm: seine zwei Achsen zeigen %2 und %3. Zuerst die Reihen einer der beiden entfernen.</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Telemetrie</translation>
    </message>
    <message>
        <source>The readings cannot be read</source>
        <translation>Die Messwerte können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No device has sent numbers yet</source>
        <translation>Noch kein Gerät hat Zahlen gesendet</translation>
    </message>
    <message>
        <source>No readings in this range</source>
        <translation>Keine Messwerte in diesem Zeitbereich</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1
The newest is of %2</source>
        <translation>%1
Neuester Messwert: %2</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>%1 has not been sent yet.</source>
        <translation>%1 wurde noch nicht gesendet.</translation>
    </message>
    <message>
        <source>Readings of this range…</source>
        <translation>Messwerte dieses Zeitbereichs…</translation>
    </message>
    <message>
        <source>Points as drawn…</source>
        <translation>Punkte wie gezeichnet…</translation>
    </message>
    <message>
        <source>Export the points of the chart</source>
        <translation>Die Punkte des Diagramms exportieren</translation>
    </message>
    <message>
        <source>Save the picture of the chart</source>
        <translation>Das Bild des Diagramms speichern</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gespeichert.</translation>
    </message>
    <message>
        <source>The picture was not saved: %1.</source>
        <translation>Das Bild wurde nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>Saved %1 points in %2.</source>
        <translation>%1 Punkte in %2 gespeichert.</translation>
    </message>
    <message>
        <source>The points were not saved: %1.</source>
        <translation>Die Punkte wurden nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>Create rule from this…</source>
        <translation>Regel hieraus anlegen…</translation>
    </message>
</context>
<context>
    <name>ui::TestPanel</name>
    <message>
        <source>Find the host</source>
        <translation>Den Host finden</translation>
    </message>
    <message>
        <source>Reach its port</source>
        <translation>Seinen Port erreichen</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Verschlüsseln</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Subscribe to the topics</source>
        <translation>Die Topics abonnieren</translation>
    </message>
    <message>
        <source>First messages</source>
        <translation>Erste Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>listening a few seconds … %n so far</source>
        <translation>
            <numerusform>einige Sekunden zuhören … bisher %n</numerusform>
            <numerusform>einige Sekunden zuhören … bisher %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Tries each step of the connection. Nothing is recorded and nothing is published.</source>
        <translation>Probiert jeden Schritt der Verbindung. Nichts wird aufgezeichnet und nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>Die Verbindung funktioniert.</translation>
    </message>
    <message>
        <source>The connection does not work yet:</source>
        <translation>Die Verbindung funktioniert noch nicht:</translation>
    </message>
    <message>
        <source>Cancel the &amp;test</source>
        <translation>&amp;Test abbrechen</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>Wird getestet …</translation>
    </message>
</context>
<context>
    <name>ui::TestStepRow</name>
    <message>
        <source>well</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
</context>
<context>
    <name>ui::TlsFields</name>
    <message>
        <source>&amp;Certificate authority (CA)</source>
        <translation>&amp;Zertifizierungsstelle (CA)</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>die Zertifizierungsstellen des Systems</translation>
    </message>
    <message>
        <source>Client c&amp;ertificate</source>
        <translation>Cl&amp;ient-Zertifikat</translation>
    </message>
    <message>
        <source>none – only where the broker asks for one</source>
        <translation>keines – nur wenn der Broker eines verlangt</translation>
    </message>
    <message>
        <source>&amp;Key of the client certificate</source>
        <translation>Sch&amp;lüssel des Client-Zertifikats</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei auswählen: %1</translation>
    </message>
    <message>
        <source>Choose a PEM file</source>
        <translation>PEM-Datei auswählen</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The address asks for an unencrypted connection, so these files are not used. Encrypted addresses begin with mqtts:// or wss://.</source>
        <translation>Die Adresse verlangt eine unverschlüsselte Verbindung, daher werden diese Dateien nicht benutzt. Verschlüsselte Adressen beginnen mit mqtts:// oder wss://.</translation>
    </message>
</context>
<context>
    <name>ui::TopicDetails</name>
    <message>
        <source>Copy topic</source>
        <translation>Topic kopieren</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Publish here…</source>
        <translation>Hier veröffentlichen…</translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation>Formatiert</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Show the payload as</source>
        <translation>Die Nutzdaten zeigen als</translation>
    </message>
    <message>
        <source>Last payload</source>
        <translation>Letzte Nutzdaten</translation>
    </message>
    <message>
        <source>Nothing came on this very topic; see those below it.</source>
        <translation>Auf genau diesem Topic kam nichts; siehe die darunter.</translation>
    </message>
    <message>
        <source>Last message %1, %2</source>
        <translation>Letzte Nachricht %1, %2</translation>
    </message>
    <message>
        <source>Messages: %1</source>
        <translation>Nachrichten: %1</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>gespeichert (retained)</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>Not JSON: shown as text</source>
        <translation>Kein JSON: als Text gezeigt</translation>
    </message>
    <message>
        <source>Too large to be laid out: shown as text</source>
        <translation>Zu groß zum Formatieren: als Text gezeigt</translation>
    </message>
    <message>
        <source>Not text: shown as bytes</source>
        <translation>Kein Text: als Bytes gezeigt</translation>
    </message>
    <message>
        <source>The payload is empty</source>
        <translation>Die Nutzdaten sind leer</translation>
    </message>
    <message>
        <source>Publishing is switched off: View ▸ Read-only</source>
        <translation>Veröffentlichen ist abgeschaltet: Ansicht ▸ Nur lesen</translation>
    </message>
</context>
<context>
    <name>ui::TopicModel</name>
    <message>
        <source>(empty level)</source>
        <translation>(leere Ebene)</translation>
    </message>
    <message>
        <source>QoS %1, retained</source>
        <translation>QoS %1, gespeichert (retained)</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation>1 Topic</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>%1 Topics</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Last payload</source>
        <translation>Letzte Nutzdaten</translation>
    </message>
</context>
<context>
    <name>ui::TopicsFields</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Usual ones</source>
        <translation>Ü&amp;bliche</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>+ stands for one level of a topic, # for all levels that follow.</source>
        <translation>+ steht für eine Ebene eines Topics, # für alle folgenden Ebenen.</translation>
    </message>
    <message>
        <source>Choose the description of the format</source>
        <translation>Die Beschreibung des Formats auswählen</translation>
    </message>
    <message>
        <source>Descriptions (*.json);;All files (*)</source>
        <translation>Beschreibungen (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Listen and propose…</source>
        <translation>&amp;Mithören und vorschlagen…</translation>
    </message>
    <message>
        <source>First enter the address of the broker.</source>
        <translation>Erst die Adresse des Brokers eingeben.</translation>
    </message>
</context>
<context>
    <name>ui::TopicsModel</name>
    <message>
        <source>A topic filter is missing.</source>
        <translation>Ein Topic-Filter fehlt.</translation>
    </message>
    <message>
        <source>“%1” is not a topic filter: + stands for one level, # for all that follow, each alone between slashes.</source>
        <translation>„%1“ ist kein Topic-Filter: + steht für eine Ebene, # für alle folgenden, jeweils allein zwischen Schrägstrichen.</translation>
    </message>
    <message>
        <source>At least one topic is needed.</source>
        <translation>Mindestens ein Topic wird gebraucht.</translation>
    </message>
    <message>
        <source>auto – finds out itself</source>
        <translation>auto – findet es selbst heraus</translation>
    </message>
    <message>
        <source>custom – described by a file</source>
        <translation>custom – durch eine Datei beschrieben</translation>
    </message>
    <message>
        <source>plain – a number or a word</source>
        <translation>plain – eine Zahl oder ein Wort</translation>
    </message>
    <message>
        <source>Topics to receive</source>
        <translation>Zu empfangende Topics</translation>
    </message>
    <message>
        <source>Payload format</source>
        <translation>Format der Nutzdaten</translation>
    </message>
</context>
<context>
    <name>ui::TopicsPage</name>
    <message>
        <source>Search topics</source>
        <translation>Topics suchen</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Alle zuklappen</translation>
    </message>
    <message>
        <source>Copy topic</source>
        <translation>Topic kopieren</translation>
    </message>
    <message>
        <source>Show in log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <source>Publish here…</source>
        <translation>Hier veröffentlichen…</translation>
    </message>
    <message>
        <source>The %1 topics with the newest messages</source>
        <translation>Die %1 Topics mit den neuesten Nachrichten</translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation>1 Topic</translation>
    </message>
    <message>
        <source>%1 topics</source>
        <translation>%1 Topics</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>No topic fits</source>
        <translation>Kein Topic passt</translation>
    </message>
    <message>
        <source>The search hides all of %1.</source>
        <translation>Die Suche verdeckt alle %1.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>No topic yet</source>
        <translation>Noch kein Topic</translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message>
        <source>Show or hide the window</source>
        <translation>Das Fenster zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Stay here when the window is closed</source>
        <translation>Hier bleiben, wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
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
            <numerusform>%n Alarm unquittiert</numerusform>
            <numerusform>%n Alarme unquittiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ValuesModel</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Newest value</source>
        <translation>Neuester Wert</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
</TS>
