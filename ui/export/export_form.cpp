// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_form.h"

#include "export/local_times.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"
#include "ui/export/export_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSettings>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

enum RangeChoice { kViewRange, kEverything };
constexpr auto kPresetKey = "export/preset", kZoneKey = "export/zone", kLayoutKey = "export/layout",
               kManifestKey = "export/manifest";

void setTone(QWidget *widget, const QString &tone)
{
    if (widget->property("tone").toString() == tone)
        return;
    widget->setProperty("tone", tone);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel *hintLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setProperty("secondary", true);
    return label;
}

QComboBox *choice(const char *name, const QString &accessibleName)
{
    auto *box = new QComboBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(30);
    return box;
}

// Every reading belongs to a received message: a selection that has those leaves none out.
bool acceptsReadings(const activity::Selection &selection)
{
    return selection.everything || selection.types.contains(activity::kMessageReceived);
}

} // namespace

ExportForm::ExportForm(Workspace &workspace, const ExportRequest &request, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_request(request),
      m_table(choice("exportTable", tr("Table"))),
      m_range(choice("exportRange", tr("Time range"))),
      m_preset(choice("exportPreset", tr("Format"))),
      m_zone(choice("exportZone", tr("Zone of local times"))),
      m_layout(choice("exportLayout", tr("Layout of readings"))),
      m_manifest(new QCheckBox(tr("Write a ma&nifest beside the file"))),
      m_rangeHint(hintLabel("exportRangeHint")),
      m_zoneHint(hintLabel("exportZoneHint")),
      m_types(new PlainLabel),
      m_devices(new PlainLabel),
      m_filter(new QLineEdit(request.filter)),
      m_filterHint(new PlainLabel)
{
    m_types->setObjectName(u"exportTypes"_s);
    m_devices->setObjectName(u"exportDevices"_s);
    m_filter->setObjectName(u"exportFilter"_s);
    m_filterHint->setObjectName(u"exportFilterHint"_s);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("no filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setCursorPosition(0);
    fillChoices();
    m_manifest->setObjectName(u"exportManifest"_s);
    m_manifest->setToolTip(
        tr("What was asked, how many rows came, and the SHA-256 of the file: watchpostctl verify checks it"));
    buildLayout();
    restoreChoices();
    connectSignals();
    sayWhatIsWrong();
}

void ExportForm::fillChoices()
{
    m_table->addItem(tr("Events"));
    m_table->addItem(tr("Telemetry"));
    m_table->setCurrentIndex(m_request.table == ExportRequest::Table::Telemetry ? 1 : 0);
    m_range->addItem(rangeText(m_workspace.clock, m_request.range), kViewRange);
    if (m_request.range.fromMs || m_request.range.toMs)
        m_range->addItem(tr("Everything in the store"), kEverything);
    fillFormats();
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItem(u"UTC"_s, u"UTC"_s);
    m_zone->addItem(tr("Local time"), u"local"_s);
    const QString site = m_workspace.clock.siteZone();
    if (!site.isEmpty())
        m_zone->addItem(tr("Site: %1").arg(plainLine(site, 60)), site);
    QStringList zones;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        zones += QString::fromLatin1(id);
    auto *completer = new QCompleter(zones, m_zone);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_zone->setCompleter(completer);
    m_layout->addItem(tr("A column for each field"), u"wide"_s);
    m_layout->addItem(tr("A row for each value"), u"long"_s);
    m_devices->setPlain(devicesText(m_workspace.directory, m_request.devices));
}

void ExportForm::fillFormats()
{
    const QString names[] = {tr("CSV for Excel: semicolon, decimal comma"), tr("CSV for Excel: comma, decimal point")};
    const bool hasComma = QLocale::system().decimalPoint() == ","_L1;
    m_preset->addItem(tr("CSV, data: comma, decimal point"), u"data"_s);
    m_preset->addItem(names[hasComma ? 0 : 1], u"excel"_s);
    m_preset->addItem(names[hasComma ? 1 : 0], u"excel-other"_s);
    m_preset->addItem(tr("Excel workbook"), u"xlsx"_s);
    m_preset->addItem(tr("JSON Lines"), u"jsonl"_s);
}

// The locale of the spreadsheet that is to read the file decides on separator and decimal sign.
exports::FileOptions ExportForm::fileOptions(const QTimeZone &zone) const
{
    const QString choice = m_preset->currentData().toString();
    if (const auto format = valueOf(exports::kFormatKeys, choice))
        return {{}, zone, *format};
    const bool hasComma = (QLocale::system().decimalPoint() == ","_L1) == (choice == "excel"_L1);
    const auto style = exports::csvPreset(choice == "data"_L1 ? choice : u"excel"_s,
                                          hasComma ? QLocale(QLocale::German) : QLocale::c());
    return {style.value_or(exports::CsvStyle()), zone, exports::Format::Csv};
}

void ExportForm::addRow(QGridLayout &grid, int row, int column, const QString &label, QWidget *field)
{
    auto *name = new QLabel(label);
    name->setTextFormat(Qt::PlainText);
    name->setBuddy(field);
    if (field == m_layout)
        m_layoutLabel = name;
    grid.addWidget(name, row, column);
    grid.addWidget(field, row, column + 1);
}

void ExportForm::buildLayout()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kGap);
    grid->setVerticalSpacing(metrics::kGap / 2);
    grid->setColumnMinimumWidth(2, metrics::kSide);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    addRow(*grid, 0, 0, tr("T&able"), m_table);
    addRow(*grid, 1, 0, tr("&Range"), m_range);
    grid->addWidget(m_rangeHint, 2, 1);
    addRow(*grid, 3, 0, tr("For&mat"), m_preset);
    addRow(*grid, 0, 3, tr("Types"), m_types);
    addRow(*grid, 1, 3, tr("Devices"), m_devices);
    addRow(*grid, 3, 3, tr("Fi&lter"), m_filter);
    grid->addWidget(m_filterHint, 4, 4);
    addRow(*grid, 5, 0, tr("Local &times"), m_zone);
    grid->addWidget(m_zoneHint, 6, 1);
    addRow(*grid, 5, 3, tr("La&yout"), m_layout);
    grid->addWidget(m_manifest, 6, 4);
}

void ExportForm::connectSignals()
{
    const auto tell = [this] {
        sayWhatIsWrong();
        Q_EMIT changed();
    };
    for (QComboBox *box : {m_table, m_range, m_preset, m_layout})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    connect(m_manifest, &QCheckBox::toggled, this, tell);
    connect(m_zone, &QComboBox::currentTextChanged, this, tell);
    connect(m_filter, &QLineEdit::textChanged, this, tell);
    // The directory may have been read only now.
    connect(&m_workspace.directory, &Directory::changed, this,
            [this] { m_devices->setPlain(devicesText(m_workspace.directory, m_request.devices)); });
}

void ExportForm::restoreChoices()
{
    QSettings &settings = m_workspace.settings;
    m_preset->setCurrentIndex(std::max(0, m_preset->findData(settings.value(kPresetKey).toString())));
    m_layout->setCurrentIndex(std::max(0, m_layout->findData(settings.value(kLayoutKey).toString())));
    m_manifest->setChecked(settings.value(kManifestKey, false).toBool());
    const QString zone = settings.value(kZoneKey, u"local"_s).toString();
    if (const int known = m_zone->findData(zone); known >= 0)
        m_zone->setCurrentIndex(known);
    else
        m_zone->setEditText(plainLine(zone, 60));
}

void ExportForm::keepChoices()
{
    QSettings &settings = m_workspace.settings;
    settings.setValue(kPresetKey, m_preset->currentData());
    settings.setValue(kLayoutKey, m_layout->currentData());
    settings.setValue(kManifestKey, m_manifest->isChecked());
    const int known = m_zone->findText(m_zone->currentText());
    settings.setValue(kZoneKey, known >= 0 ? m_zone->itemData(known).toString() : m_zone->currentText().trimmed());
}

void ExportForm::sayEnd(qint64 toMs)
{
    const QString end = rangeText(m_workspace.clock, {std::nullopt, toMs});
    m_rangeHint->setText(u"%1, %2"_s.arg(end, m_workspace.clock.zoneWords()));
}

bool ExportForm::isTelemetry() const
{
    return m_table->currentIndex() == 1;
}

bool ExportForm::isEverything() const
{
    return m_range->currentData().toInt() == kEverything || (!m_request.range.fromMs && !m_request.range.toMs);
}

Result<QTimeZone> ExportForm::zone() const
{
    const int known = m_zone->findText(m_zone->currentText());
    return exports::zoneOf(known >= 0 ? m_zone->itemData(known).toString() : m_zone->currentText().trimmed());
}

tl::expected<std::optional<filter::Node>, QString> ExportForm::filterTree() const
{
    auto tree = filter::parse(m_filter->text());
    if (!tree)
        return tl::unexpected(tr("Position %1: %2").arg(tree.error().position + 1).arg(retold(tree.error().text)));
    return std::move(*tree);
}

void ExportForm::sayWhatIsWrong()
{
    const auto tree = filterTree();
    setTone(m_filter, tree ? QString() : u"critical"_s);
    setTone(m_filterHint, tree ? QString() : u"critical"_s);
    m_filterHint->setPlain(tree ? QString() : tree.error());
    const auto chosen = zone();
    setTone(m_zone->lineEdit(), chosen ? QString() : u"critical"_s);
    setTone(m_zoneHint, chosen ? QString() : u"critical"_s);
    m_zoneHint->setText(chosen ? exampleTime(*chosen, Clock::nowMs())
                               : tr("UTC, local, or a name such as Europe/Berlin"));
    m_types->setPlain(isTelemetry() && std::any_of(m_request.types.begin(), m_request.types.end(), acceptsReadings)
                          ? tr("All readings")
                          : typesText(m_request.types));
    m_layout->setVisible(isTelemetry());
    m_layoutLabel->setVisible(isTelemetry());
}

Result<monitor::ExportJob> ExportForm::job(qint64 nowMs) const
{
    monitor::ExportJob job;
    job.table = isTelemetry() ? monitor::ExportJob::Table::Telemetry : monitor::ExportJob::Table::Events;
    if (!isEverything())
        job.range = m_request.range;
    // Closed here, so that the rows that are counted are the rows that are written.
    job.range.toMs = std::min(job.range.toMs.value_or(nowMs), nowMs);
    if (!isTelemetry() || std::none_of(m_request.types.begin(), m_request.types.end(), acceptsReadings))
        job.types = m_request.types;
    job.devices = m_request.devices;
    auto tree = filterTree();
    if (!tree)
        return fail(Error::Kind::Usage, u"bad_filter"_s, tr("The filter is not complete"));
    job.filter = std::move(*tree);
    const auto chosen = zone();
    if (!chosen)
        return tl::unexpected(chosen.error());
    job.filterText = m_filter->text();
    job.file = fileOptions(*chosen);
    job.withManifest = m_manifest->isChecked();
    job.form = m_layout->currentIndex() == 1 ? exports::TelemetryForm::Long : exports::TelemetryForm::Wide;
    return job;
}

} // namespace ui
