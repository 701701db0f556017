// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/topics_fields.h"

#include "decode/decode.h"
#include "monitor/background.h"
#include "monitor/profile.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/profile/notice_line.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// A list of formats; `custom` asks for its file first.
class FormatDelegate : public QStyledItemDelegate
{
public:
    FormatDelegate(std::function<void(int)> customWanted, QObject *parent)
        : QStyledItemDelegate(parent), m_customWanted(std::move(customWanted))
    {
    }
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        box->setObjectName(u"connectionTopicFormat"_s);
        for (const QString &format : decode::formatNames())
            box->addItem(TopicsModel::formatTitle(format), format);
        auto *self = const_cast<FormatDelegate *>(this);
        connect(box, &QComboBox::activated, self, [self, box] {
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        const QString format = static_cast<QComboBox *>(editor)->currentData().toString();
        if (format == index.data(Qt::EditRole).toString())
            return;
        if (format == u"custom")
            m_customWanted(index.row());
        else
            model->setData(index, format);
    }

private:
    std::function<void(int)> m_customWanted;
};

} // namespace

TopicsFields::TopicsFields(QWidget *parent)
    : QWidget(parent),
      m_model(new TopicsModel(this)),
      m_view(new QTableView),
      m_add(new QPushButton(tr("&Add"))),
      m_remove(new QPushButton(tr("&Remove"))),
      m_defaults(new QPushButton(tr("&Usual ones"))),
      m_listen(new QPushButton(tr("&Listen and propose…"))),
      m_notice(new NoticeLine)
{
    m_view->setObjectName(u"connectionTopics"_s);
    m_view->setAccessibleName(tr("Topics"));
    m_add->setObjectName(u"connectionTopicAdd"_s);
    m_remove->setObjectName(u"connectionTopicRemove"_s);
    m_defaults->setObjectName(u"connectionTopicDefaults"_s);
    m_listen->setObjectName(u"connectionTopicListen"_s);
    m_notice->setObjectName(u"connectionTopicNotice"_s);
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(TopicsModel::Format,
                                     new FormatDelegate([this](int row) { chooseCustom(row); }, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    // A click edits, the mere arrival of the focus does not.
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_view->setTabKeyNavigation(false);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setWordWrap(false);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(34);
    m_view->horizontalHeader()->setSectionResizeMode(TopicsModel::Filter, QHeaderView::Stretch);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setColumnWidth(TopicsModel::Format, 210);
    buildLayout();
    connect(m_add, &QPushButton::clicked, this, [this] {
        const QModelIndex index = m_model->index(m_model->add(), TopicsModel::Filter);
        m_view->setCurrentIndex(index);
        m_view->edit(index);
    });
    connect(m_view, &QTableView::clicked, m_view, qOverload<const QModelIndex &>(&QAbstractItemView::edit));
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model->remove(m_view->currentIndex().row()); });
    connect(m_defaults, &QPushButton::clicked, this, [this] { m_model->setTopics(monitor::defaultTopics()); });
    connect(m_listen, &QPushButton::clicked, this, &TopicsFields::proposalWanted);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TopicsFields::changed);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &TopicsFields::changed);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TopicsFields::changed);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TopicsFields::changed);
}

void TopicsFields::buildLayout()
{
    for (QPushButton *button : {m_add, m_remove, m_defaults, m_listen})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_listen);
    buttons->addWidget(m_defaults);
    auto *hint = new WrappedText;
    hint->setPlain(tr("+ stands for one level of a topic, # for all levels that follow."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kSide, metrics::kSide, 0);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_view, 1);
    column->addWidget(hint);
    column->addWidget(m_notice);
    column->addLayout(buttons);
}

void TopicsFields::set(const std::vector<TopicFormat> &topics)
{
    m_model->setTopics(topics.empty() ? monitor::defaultTopics() : topics);
}

std::vector<TopicFormat> TopicsFields::topics() const
{
    return m_model->topics() == monitor::defaultTopics() ? std::vector<TopicFormat>() : m_model->topics();
}

void TopicsFields::setCanListen(bool can)
{
    m_listen->setEnabled(can);
    m_listen->setToolTip(can ? QString() : plainToolTip(tr("First enter the address of the broker.")));
}

void TopicsFields::chooseCustom(int row)
{
    auto *dialog = new QFileDialog(this, tr("Choose the description of the format"), QString(),
                                   tr("Descriptions (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, row](const QString &path) { readCustom(row, path); });
    dialog->open();
}

void TopicsFields::readCustom(int row, const QString &path)
{
    const QPersistentModelIndex place(m_model->index(row, TopicsModel::Format));
    monitor::whenDone(this,
                      monitor::inBackground<Result<CustomPaths>>([path] { return monitor::readCustomPaths(path); }),
                      [this, place](const Result<CustomPaths> &paths) {
                          m_notice->setNotice(Tone::Critical, paths ? QString() : retold(paths.error()));
                          if (paths && place.isValid())
                              m_model->setCustom(place.row(), *paths);
                      });
}

} // namespace ui
