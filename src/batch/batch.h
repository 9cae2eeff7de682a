// Many documents of one bound document: a row each.
#pragma once

#include "batch/master.h"
#include "batch/name_pattern.h"
#include "batch/row_values.h"
#include "batch/rows.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace zhangfa {

// What only an office can do. Several threads may call it.
class OfficeWork {
public:
    virtual ~OfficeWork() = default;
    // The document (an ODT or DOCX) with these values, in another format where `ending` is another one.
    virtual std::string fill(const std::string& document, PackageFormat format, const Values& values,
                             const std::string& ending) = 0;
    virtual std::string convert(const std::string& document, PackageFormat format, const std::string& ending) = 0;
};

struct BatchTask {
    const Library* library = nullptr;
    std::string document;                             // bytes of the bound document
    std::vector<std::string> patterns;                // of names (name_pattern.h), at least one
    std::function<std::unique_ptr<RowReader>()> rows; // from the beginning, each time
    ColumnMapping mapping{};
    std::vector<std::filesystem::path> inputs{}; // never written to
    OfficeWork* office = nullptr;                // null: what needs one is refused
    unsigned jobs = 1;
    int level = 1; // of compression, 1 to 12
    std::size_t shard = 1, shards = 1;
    bool resume = false;    // what is there already, complete and the same, is not written again
    bool keepGoing = false; // rows that are wrong are left out
    bool numbered = false;  // names that are there already get numbers; else they are refused
};

struct BatchPlan {
    std::vector<std::string> unmatched; // columns of no field
    std::vector<const Field*> missing;  // required fields without a column, unfilled in the document
    std::vector<const Field*> kept;     // fields without a column that all documents have as it has them
    std::vector<Problem> problems;      // with any of them, nothing can be made
    std::size_t rows = 0, wrong = 0;    // read; left out
};

struct BatchSummary {
    std::size_t rows = 0;                   // of this shard, right ones
    std::size_t written = 0, unchanged = 0; // files
    std::size_t throughWriter = 0;          // files that Writer made, rather than the direct engine
    std::size_t forms = 0;                  // masters that Writer made for rows of another form
    double writerSeconds = 0;               // that these took, one by one
    bool cancelled = false;
};

class Ledger;

class Batch {
public:
    using Tell = std::function<void(const RowProblem&)>;

    // Compiles the document. Throws PackageError, RowsError.
    explicit Batch(BatchTask task);
    ~Batch();

    const Master& master() const { return *master_; }
    void setMapping(ColumnMapping mapping) { task_.mapping = std::move(mapping); }

    // Reads all rows and says what is wrong with them: each problem to `tell`, in order.
    BatchPlan check(const Tell& tell);

    // After a check without problems, or with keepGoing. `progress`: called now and then, with rows done; false ends
    // it, with whole files only. Throws std::system_error where a file cannot be written, PackageError where a row
    // cannot be made, and what OfficeWork throws.
    BatchSummary run(const std::function<bool(std::size_t)>& progress);
    // After run threw: the row that could not be made, as a user counts; 0: it was no row's fault.
    std::size_t failedRow() const { return failedRow_; }

    // Which column belongs to which field, as the rows' headings and the mapping say; of JSON, nothing.
    ColumnMapping mapping() const;

private:
    struct Job;
    struct Worker;
    struct Output {
        NamePattern pattern;
        bool direct = false; // an ODT or DOCX
        std::unique_ptr<Ledger> ledger;
    };
    using Masters = std::map<PackageFormat, std::unique_ptr<Master>>;

    bool next(RowReader& reader, RowValueReader& values, NameRegister& names, Job& job, Master::Scratch& scratch,
              const Tell& tell) const;
    RowValueReader valueReader(RowReader& reader, BatchPlan* plan) const;
    void tellFields(std::span<const Field* const> notGiven, BatchPlan& plan) const;
    ColumnMatcher matcher() const;
    PackageFormat formatOf(const Output& output) const;
    const Master& inFormat(PackageFormat format);
    std::shared_ptr<Masters> mastersOf(const Job& job, const RowTexts& row);
    void make(const Job& job, Worker& worker);
    void makeOne(const Job& job, const RowTexts& row, std::size_t output, Worker& worker);

    BatchTask task_;
    std::unique_ptr<Master> master_;
    std::vector<const Field*> fields_;
    std::set<PackageFormat> formats_; // in which documents are made directly
    std::vector<Output> outputs_;
    std::string documentMark_; // of Ledger
    std::mutex masters_;       // guards what follows, while an office makes one, too
    Masters others_;           // of the document itself in other formats
    std::map<std::string, std::shared_ptr<Masters>> forms_;
    std::atomic<std::size_t> failedRow_{0};
    std::atomic<std::size_t> written_{0}, unchanged_{0}, throughWriter_{0}, formCount_{0};
    std::atomic<std::int64_t> writerMicroseconds_{0};
};

} // namespace zhangfa
