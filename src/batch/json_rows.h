// Rows of JSON: objects in an array, one behind the other, or one a line.
#pragma once

#include "rows.h"
#include "text_source.h"

#include <memory>
#include <string>
#include <vector>

namespace zhangfa {

class JsonRows : public RowReader {
public:
    JsonRows(TextSource source, std::string file, RowFormat format);
    ~JsonRows() override;

    RowFormat format() const override { return format_; }
    const std::vector<std::string>& columns() const override { return columns_; }
    Place heading() const override { return {file_, 0, 0}; }
    bool next(RowRecord& record) override;
    std::size_t held() const override { return source_.held() + record_; }

private:
    class Builder;
    struct Parser;
    enum class Expected { beginning, element, separator, end };

    bool more() { return !source_.text().empty() || source_.fill(); }
    void take(std::size_t bytes);
    // What comes next but for spaces; 0: nothing does.
    char nextSign();
    bool findObject();
    void readObject(RowRecord& record);
    [[noreturn]] void fail(Message message) const;
    [[noreturn]] void failAtSign();
    std::string signAhead();

    TextSource source_;
    std::string file_;
    RowFormat format_;
    std::vector<std::string> columns_; // none
    std::unique_ptr<Parser> parser_;
    bool array_ = false;
    Expected expected_ = Expected::beginning;
    int line_ = 1, column_ = 1;
    bool returned_ = false;
    int begunLine_ = 0; // JSON Lines: where the last object stands
    std::size_t number_ = 0, record_ = 0;
};

} // namespace zhangfa
