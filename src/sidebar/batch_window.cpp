// 批量生成: a window beside the document, in which a spreadsheet becomes a document a row.
#include "sidebar/batch_window.h"

#include "sidebar/batch_model.h"
#include "sidebar/delayed_call.h"
#include "sidebar/file_dialog.h"
#include "sidebar/popup_menu.h"
#include "sidebar/tool_window.h"
#include "sidebar/writer_work.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"
#include "uno/title_memory.h"

#include <com/sun/star/system/SystemShellExecute.hpp>
#include <com/sun/star/system/SystemShellExecuteFlags.hpp>

#include <algorithm>
#include <utility>

namespace zhangfa {

namespace css = com::sun::star;
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t longestPath = 48; // characters shown

class BatchWindow final : public ToolWindow {
public:
    static constexpr const char* title = "many.title";

    BatchWindow(const Context& context, const Frame& frame)
        : ToolWindow(context, frame, title, {52, 38}), reread_(context, 400ms, [this] { readTyped(); }) {}

private:
    void makeControls() override {
        intro_ = add(WidgetKind::label, "many.intro");
        fileLabel_ = add(WidgetKind::label, "many.file");
        path_ = add(WidgetKind::edit, nullptr, "many.path-help");
        file_ = add(WidgetKind::button, "many.choose", "many.choose-help");
        sheet_ = add(WidgetKind::button, nullptr, "many.sheet-help");
        again_ = add(WidgetKind::button, "many.again", "many.again-help");
        counts_ = add(WidgetKind::label);
        missing_ = add(WidgetKind::label);
        kept_ = add(WidgetKind::label);
        columnsLabel_ = add(WidgetKind::label, "many.columns");
        columns_ = add(WidgetKind::list);
        fieldsLabel_ = add(WidgetKind::label, "many.fields");
        fields_ = add(WidgetKind::list);
        back_ = add(WidgetKind::button, "many.back", "many.back-help");
        forth_ = add(WidgetKind::button, "many.forth", "many.forth-help");
        record_ = add(WidgetKind::label);
        fill_ = add(WidgetKind::button, "many.fill", "many.fill-help");
        errorsLabel_ = add(WidgetKind::label);
        errors_ = add(WidgetKind::list);
        keepGoing_ = add(WidgetKind::checkBox, "many.keep-going", "many.keep-going-help");
        folderLabel_ = add(WidgetKind::label, "many.folder-label");
        folderPath_ = add(WidgetKind::edit, nullptr, "many.folder-help");
        folder_ = add(WidgetKind::button, "many.folder", "many.folder-help");
        nameLabel_ = add(WidgetKind::label, "many.name");
        name_ = add(WidgetKind::edit, nullptr, "many.name-help");
        insert_ = add(WidgetKind::button, "many.insert", "many.insert-help");
        for (const auto& [ending, key] : {std::pair("docx", "many.docx"), {"odt", "many.odt"}, {"pdf", "many.pdf"}}) {
            formats_.emplace_back(ending, add(WidgetKind::checkBox, key, "many.format-help"));
        }
        example_ = add(WidgetKind::label);
        bar_ = add(WidgetKind::progressBar);
        state_ = add(WidgetKind::label);
        start_ = add(WidgetKind::button, "many.start", "many.start-help");
        stop_ = add(WidgetKind::button, "many.stop", "many.stop-help");
        show_ = add(WidgetKind::button, "many.show", "many.show-help");
        close_ = add(WidgetKind::button, "many.close");
        wish_.endings = {"docx"};
        formats_.front().second.tick(true);
        bound_ = service().state(document()).report.kind.has_value();
        if (!bound_) {
            intro_.say(text("many.nothing-bound"));
        }
        listen();
    }

    void listen() {
        onPressed(file_, &BatchWindow::chooseFile);
        onPressed(sheet_, &BatchWindow::chooseSheet);
        onPressed(again_, &BatchWindow::readAgain);
        onPressed(back_, &BatchWindow::goBack);
        onPressed(forth_, &BatchWindow::goForth);
        onPressed(fill_, &BatchWindow::fillDocument);
        onPressed(folder_, &BatchWindow::chooseFolder);
        onPressed(insert_, &BatchWindow::insertField);
        onPressed(start_, &BatchWindow::start);
        onPressed(stop_, &BatchWindow::cancel);
        onPressed(show_, &BatchWindow::showFolder);
        onPressed(close_, &BatchWindow::leave);
        keep(onChoice(columns_.control(), [this] {
            if (!silent_) {
                column_ = columns_.chosen();
                renderFields();
            }
        }));
        keep(onChoice(fields_.control(), [this] {
            if (!silent_) {
                onMainThread(context(), [weak = weak_from_this()] {
                    if (const auto self = weak.lock()) {
                        static_cast<BatchWindow&>(*self).assignField();
                    }
                });
            }
        }));
        // A copy made anew would have another time in it, and all files that are there already would differ.
        keep(onModified(document(), [this] { wish_.document.reset(); }));
        keep(onTick(keepGoing_.control(), [this] {
            wish_.keepGoing = keepGoing_.ticked();
            read();
        }));
        for (const auto& [ending, box] : formats_) {
            keep(onTick(box.control(), [this, ending = ending, box = box] {
                if (box.ticked()) {
                    wish_.endings.insert(ending);
                } else {
                    wish_.endings.erase(ending);
                }
                read();
            }));
        }
        for (const Widget& edit : {path_, folderPath_, name_}) {
            keep(onText(edit.control(), [this] {
                if (!silent_) {
                    reread_.start();
                }
            }));
        }
        keep(onChoice(errors_.control(), [this] {
            if (!silent_) {
                goToError();
            }
        }));
    }

    // ---- Files
    void chooseFile() {
        const auto url =
            askToOpen(context(), window(), text("many.choose"),
                      {text("many.files"), {"xlsx", "ods", "xls", "csv", "tsv", "txt", "json", "jsonl", "ndjson"}});
        if (url && isOpen()) {
            take(filePath(*url));
        }
    }

    void take(const fs::path& file) {
        at_ = 0;
        column_ = -1;
        run_.reset();
        reading_.reset();
        wish_.mapping.clear();
        wish_.source = {file.string()};
        say(path_, file.string());
        sheetIndex_ = 0;
        try {
            load();
        } catch (const css::uno::Exception&) { // no spreadsheet: another one can be chosen
            wish_.source = {};
            render();
            throw;
        }
        if (!folderChosen_) {
            wish_.folder = proposedFolder(file.string(), texts());
            say(folderPath_, wish_.folder);
        }
        nameChosen_ = false;
        wish_.name = "{#}";
        readAnew();
    }

    // Cells of a spreadsheet, through Calc.
    void load() {
        sheets_.clear();
        const fs::path file = wish_.source.path;
        if (!isSpreadsheet(file)) {
            wish_.source.sheet.reset();
            return;
        }
        for (Sheet& sheet : service().readCells(fileUrl(file))) {
            if (!sheet.cells.empty()) {
                sheets_.push_back(std::make_shared<const Sheet>(std::move(sheet)));
            }
        }
        if (sheets_.empty()) {
            sheets_.push_back(std::make_shared<const Sheet>());
        }
        sheetIndex_ = std::min(sheetIndex_, sheets_.size() - 1);
        wish_.source.sheet = sheets_[sheetIndex_];
    }

    void chooseSheet() {
        std::vector<std::string> names;
        for (const auto& sheet : sheets_) {
            names.push_back(sheet->name);
        }
        const auto chosen = chooseFromMenu(context(), sheet_, names, sheetIndex_);
        if (chosen && isOpen() && *chosen != sheetIndex_) {
            sheetIndex_ = *chosen;
            wish_.source.sheet = sheets_[sheetIndex_];
            wish_.mapping.clear();
            at_ = 0;
            column_ = -1;
            run_.reset();
            readAnew();
        }
    }

    // Without taking it for the user's.
    // It was changed meanwhile.
    void readAgain() {
        load();
        run_.reset();
        readAnew();
    }

    // Document and rows as they are now.
    void readAnew() {
        wish_.document.reset();
        reading_.reset();
        read();
    }

    void copyDocument() {
        const std::string ending = masterEnding(wish_.endings);
        if (wish_.document && ending == masterEnding_) {
            return;
        }
        const fs::path file = temporary() / ("master." + ending);
        service().saveCopy(document(), fileUrl(file));
        wish_.document = std::make_shared<const std::string>(bytesOf(file));
        masterEnding_ = ending;
        fs::remove(file);
    }

    // On the thread; what it finds is shown.
    void read() {
        if (wish_.source.path.empty() || running_ || !isOpen()) {
            return render();
        }
        copyDocument();
        wish_.library = &library(context());
        wish_.remembered = rememberedTitles(context());
        busy_ = true;
        begin([this, wish = wish_, context = context(), folder = temporary(),
               &words = texts()](const std::atomic<bool>& stopped, const Tell& tell) {
            const auto found = std::make_shared<BatchReading>();
            try {
                WriterWork office(context, folder, stopped);
                *found = readBatch(wish, office, words, stopped);
            } catch (const BatchStopped&) {
                return; // nobody wants it any more
            } catch (const std::exception& error) {
                found->fault = error.what();
            }
            tell([this, found] { show(std::move(*found)); });
        });
        render();
    }

    void show(BatchReading found) {
        busy_ = false;
        const bool first = !reading_;
        reading_ = std::move(found);
        at_ = std::min(at_, reading_->records.empty() ? 0 : reading_->records.size() - 1);
        if (first) { // what is to be looked at
            const auto open = std::ranges::find_if(reading_->columns, [](const BatchColumn& any) {
                return any.state == ColumnState::unmatched || any.state == ColumnState::unclear;
            });
            column_ = open != reading_->columns.end() ? static_cast<int>(open - reading_->columns.begin()) : -1;
        }
        if (!nameChosen_ && reading_->fault.empty()) {
            const std::string proposed = proposedName(*reading_);
            if (proposed != wish_.name) {
                wish_.name = proposed;
                say(name_, proposed);
                return read();
            }
        }
        render();
    }

    // ---- Columns and fields
    void assignField() {
        const int item = fields_.chosen();
        if (!reading_ || running_ || column_ < 0 || item < 0) {
            return;
        }
        const auto column = static_cast<std::size_t>(column_);
        const BatchColumn& line = reading_->columns[column];
        const auto field =
            item > 0 ? std::optional(reading_->fields[static_cast<std::size_t>(item) - 1].id) : std::nullopt;
        if (item > 0 ? line.field == field : line.state == ColumnState::leftOut) {
            return;
        }
        assign(wish_.mapping, *reading_, column, field);
        TitleMatches titles = rememberedTitles(context());
        titles[titleKey(line.name)] = field;
        rememberTitles(context(), titles);
        read();
    }

    // ---- Preview
    void goBack() {
        at_ -= at_ > 0 ? 1 : 0;
        filled_.clear();
        render();
    }
    void goForth() {
        at_ += reading_ && at_ + 1 < reading_->records.size() ? 1 : 0;
        filled_.clear();
        render();
    }
    void goToError() {
        const int selected = errors_.chosen();
        if (!reading_ || selected < 0 || static_cast<std::size_t>(selected) >= reading_->errors.size()) {
            return;
        }
        const std::size_t row = reading_->errors[static_cast<std::size_t>(selected)].row;
        if (row > 0 && row <= reading_->records.size()) {
            at_ = row - 1;
            filled_.clear();
            render();
        }
    }
    void fillDocument() {
        if (!reading_ || at_ >= reading_->records.size()) {
            return;
        }
        service().fill(document(), reading_->records[at_].values, false);
        filled_ = texts({"many.filled", {std::to_string(at_ + 1)}});
        render();
    }

    // ---- What is made of it
    void chooseFolder() {
        std::error_code error;
        const fs::path there =
            fs::exists(wish_.folder, error) ? fs::path(wish_.folder) : fs::path(wish_.folder).parent_path();
        const auto url = askForFolder(context(), text("many.folder-title"), fileUrl(there));
        if (url && isOpen()) {
            wish_.folder = filePath(*url).string();
            say(folderPath_, wish_.folder);
            folderChosen_ = true;
            read();
        }
    }

    void insertField() {
        if (!reading_) {
            return;
        }
        std::vector<std::string> items{text("many.insert-number")}, names{"#3"};
        for (const bool taken : {true, false}) { // those that differ from row to row first
            for (const BatchField& field : reading_->fields) {
                if (field.taken == taken && !field.block && (taken || items.size() < 40)) {
                    items.push_back(field.title);
                    names.push_back(field.title);
                }
            }
        }
        if (const auto chosen = chooseFromMenu(context(), insert_, items); chosen && isOpen()) {
            say(name_, name_.text() + "{" + names[*chosen] + "}");
            readTyped();
        }
    }

    void readTyped() {
        reread_.stop();
        if (!isOpen() || running_) {
            return;
        }
        const std::string path = path_.text();
        std::error_code error;
        if (path != wish_.source.path && fs::is_regular_file(path, error)) {
            return take(path);
        }
        if (wish_.source.path.empty() || (name_.text() == wish_.name && folderPath_.text() == wish_.folder)) {
            return;
        }
        nameChosen_ = nameChosen_ || name_.text() != wish_.name;
        wish_.name = name_.text();
        folderChosen_ = folderChosen_ || folderPath_.text() != wish_.folder;
        wish_.folder = folderPath_.text();
        read();
    }

    void start() {
        readTyped();
        if (running_ || !reading_ || busy_) {
            return;
        }
        copyDocument();
        wish_.library = &library(context());
        running_ = true;
        stopping_ = false;
        run_.reset();
        done_ = 0;
        all_ = reading_->rows - (wish_.keepGoing ? reading_->wrong : 0);
        begin_ = Clock::now();
        begin([this, wish = wish_, context = context(), folder = temporary(),
               &words = texts()](const std::atomic<bool>& stopped, const Tell& tell) {
            WriterWork office(context, folder, stopped);
            auto told = Clock::now();
            const BatchRun run = runBatch(wish, office, words, stopped, [&](std::size_t done) {
                if (Clock::now() - told > 150ms) {
                    told = Clock::now();
                    tell([this, done] {
                        done_ = done;
                        renderProgress();
                    });
                }
            });
            tell([this, run] { finish(run); });
        });
        render();
        stop_.focus();
    }

    void finish(const BatchRun& run) {
        running_ = false;
        run_ = run;
        if (!run.summary.cancelled) {
            read(); // which files are there already
        }
        render();
        (run.fault.empty() ? show_ : close_).focus();
    }

    void cancel() {
        if (running_ && !stopping_) {
            stopping_ = true;
            stop();
            renderProgress();
        }
    }

    void showFolder() {
        css::system::SystemShellExecute::create(context())->execute(fromUtf8(fileUrl(wish_.folder)), rtl::OUString(),
                                                                    css::system::SystemShellExecuteFlags::URIS_ONLY);
    }

    // What runs ends first, so that what was written is told.
    void leave() override {
        if (running_) {
            cancel();
        } else {
            close();
        }
    }

    // ---- What is shown
    void render() override {
        if (!isOpen()) {
            return;
        }
        const bool chosen = !wish_.source.path.empty();
        const bool usable = reading_ && reading_->fault.empty();
        const BatchReading none;
        const BatchReading& now = reading_ ? *reading_ : none;
        intro_.show(!chosen);
        for (const Widget& widget : {fileLabel_, path_, file_}) {
            widget.show(bound_);
        }
        start_.say(text(now.existing > 0 ? "many.start-over" : "many.start"));
        sheet_.show(sheets_.size() > 1);
        again_.show(chosen);
        counts_.show(chosen);
        for (const Widget& widget :
             {columnsLabel_, columns_, fieldsLabel_, fields_, back_, forth_, record_, fill_, errorsLabel_, errors_,
              keepGoing_, folderLabel_, folderPath_, folder_, nameLabel_, name_, insert_, example_, start_}) {
            widget.show(usable);
        }
        for (const auto& [ending, box] : formats_) {
            box.show(usable);
        }
        if (sheets_.size() > 1) {
            sheet_.say(texts({"many.sheet", {shortened(wish_.source.sheet->name, 12)}}));
        }
        counts_.say(!reading_ ? text("many.reading") : !usable ? now.fault : shownCounts(now, texts()));
        missing_.say(shownMissing(now, texts()));
        kept_.say(shownKept(now, texts()));
        missing_.show(usable && !now.missing.empty());
        kept_.show(usable && !now.kept.empty());
        if (usable) {
            silent_ = true;
            std::vector<std::string> lines;
            for (const BatchColumn& column : now.columns) {
                lines.push_back(shownColumn(column, texts()));
            }
            columns_.items(lines);
            columns_.choose(column_);
            lines.clear();
            for (const BatchError& error : now.errors) {
                lines.push_back(shownError(error, texts()));
            }
            errors_.items(lines);
            silent_ = false;
            renderFields();
            record_.say(filled_.empty() ? shownRecord(now, at_, texts()) : filled_);
            errorsLabel_.say(shownErrors(now, texts()));
            example_.say(shownName(now, wish_, texts()));
        }
        enable();
        renderProgress();
    }

    void enable() {
        const bool free = !running_;
        const BatchReading none;
        const BatchReading& now = reading_ ? *reading_ : none;
        for (const Widget& widget :
             {file_, path_, sheet_, again_, columns_, fields_, keepGoing_, folder_, folderPath_, name_, insert_}) {
            widget.enable(free);
        }
        for (const auto& [ending, box] : formats_) {
            box.enable(free);
        }
        keepGoing_.enable(free && (now.wrong > 0 || wish_.keepGoing));
        fields_.enable(free && column_ >= 0);
        back_.enable(free && at_ > 0);
        forth_.enable(free && at_ + 1 < now.records.size());
        fill_.enable(free && at_ < now.records.size());
        start_.enable(free && !busy_ && whyNot(now, wish_, texts()).empty());
    }

    void renderFields() {
        if (!reading_) {
            return;
        }
        silent_ = true;
        std::vector<std::string> lines{text("many.none")};
        int chosen = -1;
        const BatchColumn* const column = column_ >= 0 && static_cast<std::size_t>(column_) < reading_->columns.size()
                                              ? &reading_->columns[static_cast<std::size_t>(column_)]
                                              : nullptr;
        for (const BatchField& field : reading_->fields) {
            if (column != nullptr && column->field == field.id) {
                chosen = static_cast<int>(lines.size());
            }
            lines.push_back(shownField(field));
        }
        if (column != nullptr && column->state == ColumnState::leftOut) {
            chosen = 0;
        }
        fields_.items(lines);
        fields_.choose(chosen);
        fieldsLabel_.say(column != nullptr ? texts({"many.fields-of", {shortened(column->name, 12)}})
                                           : text("many.fields"));
        fields_.enable(!running_ && column != nullptr);
        silent_ = false;
    }

    void renderProgress() {
        if (!isOpen()) {
            return;
        }
        bar_.show(running_);
        stop_.show(running_);
        stop_.enable(running_ && !stopping_);
        show_.show(!running_ && run_ && run_->fault.empty());
        close_.show(!running_);
        std::string said;
        if (running_) {
            said = stopping_ ? text("many.stopping") : shownProgress(done_, all_, Clock::now() - begin_, texts());
        } else if (run_) {
            said = shownRun(*run_, texts());
            said += run_->fault.empty() ? "\n" + shortened(wish_.folder, longestPath) : std::string();
        } else if (reading_ && reading_->fault.empty()) {
            said = busy_ ? text("many.reading") : whyNot(*reading_, wish_, texts());
        }
        state_.say(said);
        state_.show(!said.empty());
        layOut();
        if (running_) { // last: a bar that moves lets other events in, and the work's end may be among them
            set(bar_.model(), "ProgressValueMax", sal_Int32(std::max<std::size_t>(1, all_)));
            set(bar_.model(), "ProgressValue", sal_Int32(std::min(done_, all_)));
        }
    }

    std::vector<WidgetRow> rows(int width, int room) const override {
        const int lists = room * 11 / 20, errors = room - lists;
        std::vector<WidgetRow> rows;
        const auto row = [&](int above, std::vector<PlacedWidget> cells) { rows.push_back({std::move(cells), above}); };
        if (intro_.shown()) {
            rows.push_back(wrapped(intro_, width, 0));
        }
        std::vector<PlacedWidget> top{natural(fileLabel_), stretched(path_), natural(file_)};
        if (sheet_.shown()) {
            top.push_back(natural(sheet_));
        }
        if (again_.shown()) {
            top.push_back(natural(again_));
        }
        if (path_.shown()) {
            row(intro_.shown() ? 2 * gap() : 0, std::move(top));
        }
        if (counts_.shown()) {
            rows.push_back(wrapped(counts_, width, gap()));
        }
        for (const Widget& label : {missing_, kept_}) {
            if (label.shown()) {
                rows.push_back(wrapped(label, width, 0));
            }
        }
        if (columns_.shown()) {
            row(gap(), {stretched(columnsLabel_), stretched(fieldsLabel_)});
            row(gap() / 2, {{columns_, {0, lists}, true}, {fields_, {0, lists}, true}});
            row(gap(), {natural(back_), natural(forth_), stretched(record_), natural(fill_)});
            row(2 * gap(), {stretched(errorsLabel_), natural(keepGoing_)});
            row(gap() / 2, {{errors_, {0, errors}, true}});
            row(2 * gap(), {natural(folderLabel_), stretched(folderPath_), natural(folder_)});
            std::vector<PlacedWidget> formats;
            for (const auto& [ending, box] : formats_) {
                formats.push_back(natural(box));
            }
            row(gap(), {natural(nameLabel_), stretched(name_), natural(insert_), formats[0], formats[1], formats[2]});
            rows.push_back(wrapped(example_, width, gap() / 2));
        }
        return rows;
    }

    std::vector<WidgetRow> lastRows(int width) const override {
        std::vector<WidgetRow> rows;
        if (bar_.shown()) {
            rows.push_back({{{bar_, {0, lineHeight() * 2 / 3}, true}}, gap()});
        }
        if (state_.shown()) {
            rows.push_back(wrapped(state_, width, gap()));
        }
        WidgetRow buttons{{}, gap()};
        for (const Widget& button : {start_, stop_, show_, close_}) {
            if (button.shown()) {
                buttons.cells.push_back(natural(button));
            }
        }
        rows.push_back(std::move(buttons));
        return rows;
    }

    Widget intro_, fileLabel_, path_, file_, sheet_, again_, counts_, missing_, kept_, columnsLabel_, columns_,
        fieldsLabel_, fields_, back_, forth_, record_, fill_, errorsLabel_, errors_, keepGoing_, folderLabel_,
        folderPath_, folder_, nameLabel_, name_, insert_, example_, bar_, state_, start_, stop_, show_, close_;
    std::vector<std::pair<std::string, Widget>> formats_; // by endings

    BatchWish wish_;
    std::vector<std::shared_ptr<const Sheet>> sheets_;
    std::size_t sheetIndex_ = 0;
    std::optional<BatchReading> reading_;
    std::string masterEnding_; // of wish_.document
    int column_ = -1;          // chosen
    std::size_t at_ = 0;       // which record is shown
    std::string filled_;       // what was said of it
    bool bound_ = true;        // else there is nothing to fill
    bool folderChosen_ = false, nameChosen_ = false;
    bool busy_ = false, running_ = false, stopping_ = false;
    std::size_t done_ = 0, all_ = 0;
    Clock::time_point begin_;
    std::optional<BatchRun> run_;

    DelayedCall reread_;
};

} // namespace

void openBatch(const Context& context, const Frame& frame) { ToolWindow::show<BatchWindow>(context, frame); }

} // namespace zhangfa
