// 汇总: a window in which a folder of units' reports becomes one table and one report.
#include "sidebar/gather_window.h"

#include "batch/gather_json.h"
#include "batch/gather_report.h"
#include "batch/whole_file.h"
#include "core/json_text.h"
#include "sidebar/clipboard.h"
#include "sidebar/delayed_call.h"
#include "sidebar/file_dialog.h"
#include "sidebar/gather_model.h"
#include "sidebar/new_report.h"
#include "sidebar/popup_menu.h"
#include "sidebar/tool_window.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"

#include <com/sun/star/frame/Desktop.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <ranges>
#include <utility>

namespace zhangfa {

namespace css = com::sun::star;
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

class GatherWindow final : public ToolWindow {
public:
    static constexpr const char* title = "gather.title";

    GatherWindow(const Context& context, const Frame& frame)
        : ToolWindow(context, frame, title, {56, 36}), reread_(context, 400ms, [this] { readTyped(); }) {}

private:
    void makeControls() override {
        intro_ = add(WidgetKind::label, "gather.intro");
        inputLabel_ = add(WidgetKind::label, "gather.input");
        input_ = add(WidgetKind::edit, nullptr, "gather.input-help");
        folder_ = add(WidgetKind::button, "gather.folder", "gather.folder-help");
        archive_ = add(WidgetKind::button, "gather.archive", "gather.archive-help");
        unitsLabel_ = add(WidgetKind::label, "gather.units");
        units_ = add(WidgetKind::edit, nullptr, "gather.units-help");
        chooseUnits_ = add(WidgetKind::button, "gather.choose", "gather.units-help");
        kind_ = add(WidgetKind::button, nullptr, "gather.kind-help");
        guesses_ = add(WidgetKind::checkBox, "gather.guesses", "gather.guesses-help");
        again_ = add(WidgetKind::button, "gather.again", "gather.again-help");
        counts_ = add(WidgetKind::label);
        sheetsLabel_ = add(WidgetKind::label, "gather.sheets");
        sheets_ = add(WidgetKind::list, nullptr, "gather.sheets-help");
        rowsLabel_ = add(WidgetKind::label);
        rows_ = add(WidgetKind::list, nullptr, "gather.rows-help");
        state_ = add(WidgetKind::label);
        save_ = add(WidgetKind::button, "gather.save", "gather.save-help");
        report_ = add(WidgetKind::button, "gather.report", "gather.report-help");
        copy_ = add(WidgetKind::button, "gather.copy", "gather.copy-help");
        open_ = add(WidgetKind::button, "gather.open-file", "gather.open-file-help");
        stop_ = add(WidgetKind::button, "gather.stop");
        close_ = add(WidgetKind::button, "gather.close");
        wish_.library = &library(context());
        const auto kind = service().state(document()).report.kind;
        wish_.kind = kind ? wish_.library->kind(*kind) : nullptr;
        if (wish_.kind == nullptr) {
            wish_.kind = &wish_.library->kinds.begin()->second;
        }
        listen();
    }

    void listen() {
        onPressed(folder_, &GatherWindow::chooseFolder);
        onPressed(archive_, &GatherWindow::chooseArchive);
        onPressed(chooseUnits_, &GatherWindow::chooseUnits);
        onPressed(kind_, &GatherWindow::chooseKind);
        onPressed(again_, &GatherWindow::readAgain);
        onPressed(save_, &GatherWindow::save);
        onPressed(report_, &GatherWindow::makeReport);
        onPressed(copy_, &GatherWindow::copy);
        onPressed(open_, &GatherWindow::openFile);
        onPressed(stop_, &GatherWindow::cancel);
        onPressed(close_, &GatherWindow::leave);
        keep(onTick(guesses_.control(), [this] {
            wish_.countGuesses = guesses_.ticked();
            read();
        }));
        keep(onChoice(sheets_.control(), [this] {
            if (!silent_) {
                sheet_ = sheets_.chosen();
                done_.clear();
                renderRows();
                renderState();
            }
        }));
        keep(onChoice(rows_.control(), [this] {
            if (!silent_ && sheet() != nullptr && rows_.chosen() >= 0) {
                done_ = shownRows(*sheet())[static_cast<std::size_t>(rows_.chosen())]; // whole, as wide as it is
                renderState();
            }
        }));
        keep(onOpened(context(), rows_.control(), [this] { openFile(); }));
        for (const Widget& edit : {input_, units_}) {
            keep(onText(edit.control(), [this] {
                if (!silent_) {
                    reread_.start();
                }
            }));
        }
    }

    // ---- What is read
    void chooseFolder() {
        std::error_code error;
        const std::string begin = fs::is_directory(wish_.input, error) ? fileUrl(wish_.input) : std::string();
        take(input_, askForFolder(context(), text("gather.folder-title"), begin));
    }
    void chooseArchive() {
        take(input_, askToOpen(context(), window(), text("gather.archive"), {text("gather.archives"), {"zip"}}));
    }
    void chooseUnits() {
        take(units_, askToOpen(context(), window(), text("gather.units-title"),
                               {text("gather.lists"), {"xlsx", "ods", "xls", "csv", "txt", "json"}}));
    }
    void take(const Widget& edit, const std::optional<std::string>& url) {
        if (url && isOpen()) {
            say(edit, filePath(*url).string());
            readTyped();
        }
    }

    void chooseKind() {
        std::vector<const Kind*> kinds;
        std::vector<std::string> titles;
        std::size_t now = 0;
        for (const Kind& kind : wish_.library->kinds | std::views::values) {
            now = &kind == wish_.kind ? kinds.size() : now;
            kinds.push_back(&kind);
            titles.push_back(kind.title);
        }
        if (const auto chosen = chooseFromMenu(context(), kind_, titles, now); chosen && isOpen()) {
            wish_.kind = kinds[*chosen];
            kindChosen_ = true;
            read();
        }
    }

    void readTyped() {
        reread_.stop();
        const std::string input = input_.text(), units = units_.text();
        std::error_code error;
        if (!isOpen() || (input == wish_.input && units == wish_.unitsFile) || !fs::exists(input, error) ||
            (!units.empty() && !fs::is_regular_file(units, error))) {
            return;
        }
        wish_.input = input;
        loadUnits(units);
        read();
    }

    void readAgain() {
        loadUnits(wish_.unitsFile);
        read();
    }

    // Of a spreadsheet, through Calc.
    void loadUnits(const std::string& file) {
        wish_.unitsFile = file;
        wish_.unitCells.reset();
        if (!isSpreadsheet(file)) {
            return;
        }
        for (Sheet& sheet : service().readCells(fileUrl(file))) {
            if (!sheet.cells.empty()) {
                wish_.unitCells = std::make_shared<const std::vector<std::vector<std::string>>>(std::move(sheet.cells));
                return;
            }
        }
        wish_.unitCells = std::make_shared<const std::vector<std::vector<std::string>>>();
    }

    void read() {
        if (wish_.input.empty() || !isOpen()) {
            return render();
        }
        busy_ = true;
        read_ = 0;
        done_.clear();
        begin([this, wish = wish_, &words = texts()](const std::atomic<bool>& stopped, const Tell& tell) {
            auto told = Clock::now();
            const auto outcome =
                std::make_shared<GatherOutcome>(gatherDocuments(wish, words, stopped, [&](std::size_t read) {
                    if (Clock::now() - told > 150ms) {
                        told = Clock::now();
                        tell([this, read] {
                            read_ = read;
                            renderState();
                        });
                    }
                }));
            tell([this, outcome] { show(std::move(*outcome)); });
        });
        render();
    }

    void show(GatherOutcome outcome) {
        busy_ = false;
        if (const Kind* const other = kindChosen_ ? nullptr : otherKind(outcome, wish_)) {
            wish_.kind = other;
            kindChosen_ = true; // once
            return read();
        }
        outcome_ = std::move(outcome);
        // What is to be looked at first.
        const auto all = &outcome_->sheets;
        sheet_ = all->empty() ? -1 : all->size() > 1 ? 1 : 0;
        render();
    }

    void cancel() {
        stop();
        busy_ = false;
        render();
    }

    // ---- What is made of it
    const GatherSheet* sheet() const {
        return outcome_ && sheet_ >= 0 && static_cast<std::size_t>(sheet_) < outcome_->sheets.size()
                   ? &outcome_->sheets[static_cast<std::size_t>(sheet_)]
                   : nullptr;
    }

    void save() {
        const std::vector<std::string> endings{"xlsx", "ods", "csv", "json"};
        const auto chosen = chooseFromMenu(context(), save_, endings);
        if (!chosen || !isOpen() || !outcome_) {
            return;
        }
        const std::string& ending = endings[*chosen];
        const fs::path beside = fs::path(wish_.input).parent_path();
        const std::string name = texts({"gather.file-name", {fs::path(wish_.input).stem().string()}});
        const auto url = askToSave(context(), window(), text("gather.save-title"), {ending, {ending}}, fileUrl(beside),
                                   [&](const std::string&) { return name; });
        if (!url || !isOpen()) {
            return;
        }
        if (ending == "csv") {
            writeWholeFile(filePath(*url), csvOf(outcome_->sheets.front()));
        } else if (ending == "json") {
            writeWholeFile(filePath(*url), prettyJsonText(toJson(*outcome_->gathering, texts())));
        } else {
            service().writeCells(*url, cellsOf(outcome_->sheets));
        }
        done_ = texts({"gather.saved", {filePath(*url).string()}});
        renderState();
    }

    // A document of its own, so that nothing that is open is written over.
    void makeReport() {
        const SummaryReport report = summaryReport(*outcome_->gathering, *wish_.library, *wish_.kind, texts());
        const Frame frame = openBlank(context());
        const Model document = frame->getController()->getModel();
        service().create(document, wish_.kind->id, report.sections, report.values);
        service().fillWithSources(document, {}, report.sources);
        showDeck(frame);
        if (isOpen()) {
            done_ = texts({"gather.reported", {std::to_string(report.values.size())}});
            for (const GatherProblem& left : report.left) {
                done_ += '\n';
                done_ += texts({"gather.left", {left.title, left.value, texts(left.rule)}});
            }
            renderState();
        }
    }

    void copy() {
        if (const GatherSheet* const shown = sheet()) {
            putOnClipboard(context(), tabbed(*shown));
            done_ = texts({"gather.copied", {shown->name}});
            renderState();
        }
    }

    std::optional<fs::path> chosenFile() const {
        const int row = rows_.chosen();
        return sheet() != nullptr && row >= 0 ? fileOf(*sheet(), static_cast<std::size_t>(row) + 1, wish_, texts())
                                              : std::nullopt;
    }
    void openFile() {
        if (const auto file = chosenFile()) {
            css::frame::Desktop::create(context())->loadComponentFromURL(fromUtf8(fileUrl(*file)), ascii("_default"), 0,
                                                                         {});
        }
    }

    // ---- What is shown
    void render() override {
        if (!isOpen()) {
            return;
        }
        const bool any = outcome_ && outcome_->gathering;
        intro_.show(wish_.input.empty());
        kind_.say(texts({"gather.kind", {wish_.kind->title}}));
        counts_.say(outcome_ ? shownOutcome(*outcome_, texts()) : std::string());
        counts_.show(outcome_.has_value());
        for (const Widget& widget : {sheetsLabel_, sheets_, rowsLabel_, rows_, save_, report_, copy_, open_}) {
            widget.show(any);
        }
        if (any) {
            silent_ = true;
            std::vector<std::string> lines;
            for (std::size_t i = 0; i < outcome_->sheets.size(); ++i) {
                lines.push_back(shownSheet(*outcome_, i));
            }
            sheets_.items(lines);
            sheets_.choose(sheet_);
            silent_ = false;
            renderRows();
        }
        renderState();
    }

    void renderRows() {
        silent_ = true;
        if (const GatherSheet* const shown = sheet()) {
            rowsLabel_.say(shownHeadings(*shown));
            rows_.items({}); // anew, from its beginning
            rows_.items(shownRows(*shown));
        }
        silent_ = false;
        enable();
    }

    void enable() {
        const bool any = outcome_ && outcome_->gathering && !busy_;
        again_.enable(!busy_ && !wish_.input.empty());
        for (const Widget& widget : {save_, report_, copy_}) {
            widget.enable(any);
        }
        open_.enable(any && chosenFile().has_value());
    }

    void renderState() {
        if (!isOpen()) {
            return;
        }
        const std::string said = busy_ ? texts({"gather.reading", {std::to_string(read_)}}) : done_;
        state_.say(said);
        state_.show(!said.empty());
        stop_.show(busy_);
        enable();
        layOut();
    }

    std::vector<WidgetRow> rows(int width, int room) const override {
        std::vector<WidgetRow> rows;
        if (intro_.shown()) {
            rows.push_back(wrapped(intro_, width, 0));
        }
        const int labels = std::max(inputLabel_.preferred().width, unitsLabel_.preferred().width);
        const auto label = [&](const Widget& widget) {
            return PlacedWidget{widget, {labels, widget.preferred().height}};
        };
        rows.push_back({{label(inputLabel_), stretched(input_), natural(folder_), natural(archive_)},
                        intro_.shown() ? 2 * gap() : 0});
        rows.push_back({{label(unitsLabel_), stretched(units_), natural(chooseUnits_)}, gap()});
        rows.push_back({{natural(kind_), natural(guesses_), natural(again_)}, gap()});
        if (counts_.shown()) {
            rows.push_back(wrapped(counts_, width, 2 * gap()));
        }
        if (sheets_.shown()) {
            const int views = width / 4;
            rows.push_back({{{sheetsLabel_, {views, sheetsLabel_.preferred().height}}, stretched(rowsLabel_)}, gap()});
            rows.push_back({{{sheets_, {views, room}}, {rows_, {0, room}, true}}, gap() / 2});
        }
        return rows;
    }

    std::vector<WidgetRow> lastRows(int width) const override {
        std::vector<WidgetRow> rows;
        if (state_.shown()) {
            rows.push_back(wrapped(state_, width, gap()));
        }
        WidgetRow buttons{{}, gap()};
        for (const Widget& button : {save_, report_, copy_, open_, stop_, close_}) {
            if (button.shown()) {
                buttons.cells.push_back(natural(button));
            }
        }
        rows.push_back(std::move(buttons));
        return rows;
    }

    Widget intro_, inputLabel_, input_, folder_, archive_, unitsLabel_, units_, chooseUnits_, kind_, guesses_, again_,
        counts_, sheetsLabel_, sheets_, rowsLabel_, rows_, state_, save_, report_, copy_, open_, stop_, close_;

    GatherWish wish_;
    bool kindChosen_ = false; // by the user; else what the documents are is tried where none is of it
    std::optional<GatherOutcome> outcome_;
    int sheet_ = -1;       // which one is shown
    std::size_t read_ = 0; // documents, so far
    std::string done_;     // what was made last
    bool busy_ = false;

    DelayedCall reread_;
};

} // namespace

void openGathering(const Context& context, const Frame& frame) { ToolWindow::show<GatherWindow>(context, frame); }

} // namespace zhangfa
