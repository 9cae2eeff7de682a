// Runs the tests; stops the office at the end; says what a UNO exception said, which gtest cannot read.
#include "office/office.h"

#include <com/sun/star/uno/Exception.hpp>

#include <iostream>

namespace {

class UnoMessages : public testing::EmptyTestEventListener {
    // gtest reports an exception from within its handler: there it can be looked at once more.
    void OnTestPartResult(const testing::TestPartResult& result) override {
        if (!result.failed() || !std::current_exception()) {
            return;
        }
        try {
            std::rethrow_exception(std::current_exception());
        } catch (const css::uno::Exception& error) {
            std::cerr << "UNO exception: " << zhangfa::toUtf8(error.Message) << '\n';
        } catch (...) { // gtest has said it
        }
    }
};

} // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    testing::UnitTest::GetInstance()->listeners().Append(new UnoMessages);
    const int result = RUN_ALL_TESTS();
    zhangfa::OfficeTest::stopOffice();
    return result;
}
