// Where names and date of a signature block stand (GB/T 9704—2012, 7.3.5).
#include "core/signature.h"

#include "core/report.h"

#include <gtest/gtest.h>

#include <string>

namespace zhangfa {
namespace {

constexpr double half = 0.5;

double lineOf(const Format& format) {
    return (format.page.width - format.page.left - format.page.right) / format.character();
}

// Distances from the left edge, in characters.
struct Stands {
    double nameLeft, nameRight, dateLeft, dateRight;
};
std::pair<double, double> edges(const SignaturePlace& place, double width, double line) {
    const double room = line - place.left - place.right;
    const double left = place.left + (place.adjust == Adjust::left     ? 0
                                      : place.adjust == Adjust::centre ? (room - width) / 2
                                                                       : room - width);
    EXPECT_LE(width, room + 1e-9) << "it would be broken";
    return {left, left + width};
}
Stands stands(const std::string& name, const std::string& date, bool sealed) {
    const Format& format = standardFormat();
    const auto places = placeSignature({{name}, date, sealed, format}, half);
    const auto [nameLeft, nameRight] = edges(places.names, widthOf(name, format, half), lineOf(format));
    const auto [dateLeft, dateRight] = edges(places.date, widthOf(date, format, half), lineOf(format));
    return {nameLeft, nameRight, dateLeft, dateRight};
}

std::string name(int characters) {
    std::string all;
    while (characters-- > 0) {
        all += "镇";
    }
    return all;
}
const std::string shortDate = "2026年1月2日", longDate = "2026年12月31日", noDate = "〔成文日期〕";

TEST(Signature, CountsHalfWidthFiguresAsTheFontHasThem) {
    const Format& format = standardFormat();
    EXPECT_NEAR(widthOf("白鹭镇", format, half), (3 * 16 - 2 * 0.25) / 15.75, 1e-9);
    EXPECT_NEAR(widthOf("2026", format, 0.5), (4 * 8 - 3 * 0.25) / 15.75, 1e-9);
    EXPECT_NEAR(widthOf("2026", format, 0.64), (4 * 10.24 - 3 * 0.25) / 15.75, 1e-9);
    EXPECT_NEAR(widthOf("1月2日", format, 0.5), (2 * 8 + 2 * 16) / 15.75, 1e-9);
    EXPECT_NEAR(widthOf(noDate, format, half), (6 * 16 - 5 * 0.25) / 15.75, 1e-9);
}

TEST(Signature, WithASealTheDateIsFourCharactersFromTheRightAndTheNameCentredOverIt) {
    for (int characters = 4; characters <= 20; ++characters) {
        for (const auto& date : {shortDate, longDate, noDate}) {
            const Stands at = stands(name(characters), date, true);
            EXPECT_NEAR((at.nameLeft + at.nameRight) / 2, (at.dateLeft + at.dateRight) / 2, 1e-9) << characters;
            const double right = lineOf(standardFormat()) - at.dateRight;
            const double date2 = widthOf(date, standardFormat(), half) / 2;
            const double name2 = (widthOf(name(characters), standardFormat(), half) + 1) / 2;
            EXPECT_NEAR(right, std::max(4.0, name2 - date2), 1e-9) << characters << date;
        }
    }
}

TEST(Signature, WithoutASealTheDateBeginsTwoCharactersBehindTheName) {
    for (int characters = 4; characters <= 20; ++characters) {
        for (const auto& date : {shortDate, longDate, noDate}) {
            const Stands at = stands(name(characters), date, false);
            EXPECT_NEAR(at.dateLeft - at.nameLeft, 2, 1e-9);
            const bool dateIsLonger =
                widthOf(date, standardFormat(), half) > widthOf(name(characters), standardFormat(), half);
            EXPECT_NEAR(lineOf(standardFormat()) - (dateIsLonger ? at.dateRight : at.nameRight), 2, 1e-9);
        }
    }
}

TEST(Signature, OneBlankLineAboveWithoutASealAndRoomForItWithOne) {
    EXPECT_EQ(placeSignature({{name(8)}, longDate, true, standardFormat()}, half).above, 2);
    EXPECT_EQ(placeSignature({{name(8)}, longDate, false, standardFormat()}, half).above, 1);
}

TEST(Signature, TheLongestOfSeveralNamesCounts) {
    const auto places = placeSignature({{name(5), name(12)}, longDate, false, standardFormat()}, half);
    EXPECT_NEAR(places.names.left, lineOf(standardFormat()) - 2 - widthOf(name(12), standardFormat(), half), 1e-9);
}

TEST(Signature, ANameThatFillsTheLineStaysWithinIt) {
    for (const bool sealed : {true, false}) {
        const auto places = placeSignature({{name(40)}, longDate, sealed, standardFormat()}, half);
        EXPECT_GE(places.names.left, 0);
        EXPECT_GE(places.names.right, 0);
        EXPECT_GE(places.date.left, 0);
    }
}

Snapshot signedBy(const std::string& name, const std::string& date) {
    Snapshot snapshot;
    snapshot.properties[kindProperty] = "report";
    for (const auto& [style, text] : {std::pair{signatureStyle, name}, std::pair{dateStyle, date}}) {
        BodyElement element;
        element.paragraph.style = style;
        element.paragraph.text = text;
        snapshot.body.push_back(element);
    }
    return snapshot;
}
const PlaceSignature& planned(const Edits& edits) { return std::get<PlaceSignature>(edits.at(0)); }

TEST(Signature, IsPlacedAgainWhereWhatStandsInItChanges) {
    const Library library;
    const Snapshot before = signedBy(name(8), noDate);
    EXPECT_TRUE(planSignature(library, before, before).empty());
    const auto edits = planSignature(library, before, signedBy(name(8), longDate));
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(planned(edits).names, std::vector{name(8)});
    EXPECT_EQ(planned(edits).date, longDate);
    EXPECT_TRUE(planned(edits).sealed);
    Snapshot unsealedOne = before;
    unsealedOne.properties[propertyPrefix + sealField.value] = unsealed;
    EXPECT_FALSE(planned(planSignature(library, before, unsealedOne)).sealed);
}

TEST(Signature, IsLeftAloneInDocumentsOfOthers) {
    Snapshot before = signedBy(name(8), noDate), after = signedBy(name(8), longDate);
    before.properties[adoptedProperty] = after.properties[adoptedProperty] = "1";
    EXPECT_TRUE(planSignature({}, before, after).empty());
}

TEST(Signature, APersonsIsNotSealedUnlessTheDocumentSaysSo) {
    Library library;
    library.kinds[KindId{"report"}].sealed = false;
    const Snapshot after = signedBy(name(3), longDate);
    EXPECT_FALSE(planned(planSignature(library, {}, after)).sealed);
    Snapshot said = after;
    said.properties[propertyPrefix + sealField.value] = "加盖印章";
    EXPECT_TRUE(planned(planSignature(library, {}, said)).sealed);
}

} // namespace
} // namespace zhangfa
