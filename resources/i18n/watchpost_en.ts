<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ForeignProfiles</name>
    <message numerus="yes">
        <source>Only the first %n topics were taken over.</source>
        <translation>
            <numerusform>Only the first (%n) topic was taken over.</numerusform>
            <numerusform>Only the first %n topics were taken over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were left out.</source>
        <translation>
            <numerusform>%n more was left out.</numerusform>
            <numerusform>%n more were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TlsCheck</name>
    <message numerus="yes">
        <source>CA file: %n certificates</source>
        <translation>
            <numerusform>CA file: %n certificate</numerusform>
            <numerusform>CA file: %n certificates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor::ConnectionTester</name>
    <message numerus="yes">
        <source>%n could not be decoded</source>
        <translation>
            <numerusform>%n could not be decoded</numerusform>
            <numerusform>%n could not be decoded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none in %n s</source>
        <translation>
            <numerusform>none in %n s</numerusform>
            <numerusform>none in %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertActs</name>
    <message numerus="yes">
        <source>The same holds for %n more.</source>
        <translation>
            <numerusform>The same holds for %n more.</numerusform>
            <numerusform>The same holds for %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlertsPage</name>
    <message numerus="yes">
        <source>%n rule(s) watch the devices. What they find is listed here.</source>
        <translation>
            <numerusform>%n rule watches the devices. What it finds is listed here.</numerusform>
            <numerusform>%n rules watch the devices. What they find is listed here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Desktop</name>
    <message numerus="yes">
        <source>%n connections were imported.</source>
        <translation>
            <numerusform>%n connection was imported.</numerusform>
            <numerusform>%n connections were imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message numerus="yes">
        <source>%n connections of %1 were found in %2:</source>
        <translation>
            <numerusform>%n connection of %1 was found in %2:</numerusform>
            <numerusform>%n connections of %1 were found in %2:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n</source>
        <translation>
            <numerusform>&amp;Import %n</numerusform>
            <numerusform>&amp;Import %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportModel</name>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProposalModel</name>
    <message numerus="yes">
        <source>%n topics, for example %1</source>
        <translation>
            <numerusform>%n topic, for example %1</numerusform>
            <numerusform>%n topics, for example %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProposeDialog</name>
    <message numerus="yes">
        <source>Listening, %n s left.</source>
        <translation>
            <numerusform>Listening, %n s left.</numerusform>
            <numerusform>Listening, %n s left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RuleTrialView</name>
    <message numerus="yes">
        <source>Here it would have fired %n time(s).</source>
        <translation>
            <numerusform>Here it would have fired %n time.</numerusform>
            <numerusform>Here it would have fired %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Over all devices in its scope: %n time(s)</source>
        <translation>
            <numerusform>Over all devices in its scope: %n time</numerusform>
            <numerusform>Over all devices in its scope: %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n device(s).</source>
        <translation>
            <numerusform>on %n device.</numerusform>
            <numerusform>on %n devices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RulesDialog</name>
    <message numerus="yes">
        <source>%n rule(s) imported.</source>
        <translation>
            <numerusform>%n rule imported.</numerusform>
            <numerusform>%n rules imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) written to %1.</source>
        <translation>
            <numerusform>%n rule written to %1.</numerusform>
            <numerusform>%n rules written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ShelveDialog</name>
    <message numerus="yes">
        <source>Shelve %n alert(s)</source>
        <translation>
            <numerusform>Shelve %n alert</numerusform>
            <numerusform>Shelve %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TestPanel</name>
    <message numerus="yes">
        <source>listening a few seconds … %n so far</source>
        <translation>
            <numerusform>listening a few seconds … %n so far</numerusform>
            <numerusform>listening a few seconds … %n so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Tray</name>
    <message numerus="yes">
        <source>%n alert(s) unacknowledged</source>
        <translation>
            <numerusform>%n alert unacknowledged</numerusform>
            <numerusform>%n alerts unacknowledged</numerusform>
        </translation>
    </message>
</context>
</TS>
