<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>ui::TestPanel</name>
    <message numerus="yes">
        <source>listening a few seconds … %n so far</source>
        <translation>
            <numerusform>listening a few seconds … %n so far</numerusform>
            <numerusform>listening a few seconds … %n so far</numerusform>
        </translation>
    </message>
</context>
</TS>
