// XML that is taken, and what is refused in it, with the line.
#include "package/xml_part.h"
#include "package/xml_scan.h"
#include "raw_archive.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace zhangfa {
namespace {

using namespace std::string_literals;

// Key and line: "package.xml 3"; empty where it is taken.
std::string refusal(const std::string& xml) {
    try {
        parseXml(xml, "word/document.xml");
    } catch (const PackageError& error) {
        EXPECT_EQ(error.part, "word/document.xml");
        EXPECT_EQ(error.message.args.at(0), "word/document.xml");
        return error.message.key + " " + error.message.args.at(1);
    }
    return {};
}

std::string again(const std::string& xml) { return xmlText(parseXml(xml, "a.xml")); }

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::string utf16(std::string_view ascii, bool big) {
    std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
}

TEST(XmlPart, KeepsAllThatIsInTheText) {
    for (const std::string& xml : {
             "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document><w:t> </w:t></w:document>"s,
             "<a> <b/>\n  <c>\t</c> 文字 </a>"s,
             "<a><!-- a comment --><?pi with data?><b><![CDATA[<&>]]></b></a>"s,
             "<!-- before --><?pi?><a/><!-- behind -->"s,
             "<a>&amp;&lt;&gt;\"'</a>"s,
             "<a b=\"&amp;&lt;&quot;'\" c=\"&#09;&#10;&#13;\"/>"s,
             "<a>&#13;</a>"s,
             "<a>\u3000〔2026〕𠮷</a>"s,
         }) {
        EXPECT_EQ(again(xml), xml);
    }
    EXPECT_EQ(again("<a x='1'></a>\n"), "<a x=\"1\"/>");
    EXPECT_EQ(again("\xEF\xBB\xBF<a/>"), "<a/>");
    EXPECT_EQ(again("<a>&#x4E2D;&#20013;</a>"), "<a>中中</a>");
}

TEST(XmlPart, TakesUtf16) {
    const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>b</a>";
    for (const bool big : {false, true}) {
        EXPECT_EQ(again(utf16(xml, big)), "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>b</a>");
        EXPECT_EQ(refusal(utf16("<a>\n<b></a>", big)), "package.xml 2");
    }
    EXPECT_EQ(again("\xFF\xFE<\0a\0>\0\x2D\x4E\x42\xD8\xB7\xDF<\0/\0a\0>\0"s), "<a>中𠮷</a>");
    EXPECT_EQ(refusal("\xFF\xFE<\0a\0>\0\n\0\x42\xD8<\0/\0a\0>\0"s), "package.xml-encoding 2");
    EXPECT_EQ(refusal("\xFF\xFE<\0a\0>\0\xB7\xDF<\0/\0a\0>\0"s), "package.xml-encoding 1");
    EXPECT_EQ(refusal("\xFF\xFE<\0a\0/\0>\0\n"s), "package.xml-encoding 1");
    EXPECT_EQ(refusal("\xFF\xFE<\0a\0/\0>\0\x42\xD8"s), "package.xml-encoding 1");
    EXPECT_EQ(refusal("<\0a\0/\0>\0"s), "package.xml 1");
}

TEST(XmlPart, RefusesOtherEncodings) {
    EXPECT_EQ(refusal("<a>\n\xD6\xD0</a>"), "package.xml-encoding 2");
    for (const char* broken :
         {"\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE4\xB8", "\xE4\xB8(",
          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF0\xA0\xAE", "\xF0\xA0\xAE(", "\xF5\x80\x80\x80"}) {
        EXPECT_EQ(refusal("<a>" + std::string(broken) + "</a>"), "package.xml-encoding 1");
        EXPECT_EQ(refusal("<a/>" + std::string(broken)), "package.xml-encoding 1");
    }
    EXPECT_EQ(
        refusal("<a>\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEF\xBF\xBD\xF0\x90\x80\x80\xF4\x8F\xBF\xBF</a>"), "");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='GBK'?><a/>"), "package.xml-encoding 1");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='UTF-16'?><a/>"), "package.xml-encoding 1");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='utf-8'?><a/>"), "");
    EXPECT_EQ(refusal("<?xml version='1.0' encoding='US-ASCII'?><a/>"), "");
    EXPECT_EQ(refusal("<?xml version='1.0'?><a encoding='GBK'/>"), "");
}

TEST(XmlPart, RefusesWhatIsNotWellFormed) {
    for (const std::string& xml : {""s,
                                   " "s,
                                   "text"s,
                                   "<!-- -->"s,
                                   "<a>"s,
                                   "<a></b>"s,
                                   "<a"s,
                                   "<a></a"s,
                                   "</a>"s,
                                   "<a/></a>"s,
                                   "<a/><b/>"s,
                                   "<a></a><b></b>"s,
                                   "<a/>text"s,
                                   "text<a/>"s,
                                   "<a/>&amp;"s,
                                   "<a/><![CDATA[x]]>"s,
                                   "<a b></a>"s,
                                   "<a b=c/>"s,
                                   "<a b=\"c/>"s,
                                   "<a b='<'/>"s,
                                   "<a <b/></a>"s,
                                   "<a>&</a>"s,
                                   "<a>&nbsp;</a>"s,
                                   "<a>&lt</a>"s,
                                   "<a>&;</a>"s,
                                   "<a>&#0;</a>"s,
                                   "<a>&#x;</a>"s,
                                   "<a>&#xD800;</a>"s,
                                   "<a>&#x110000;</a>"s,
                                   "<a>&#99999999999999;</a>"s,
                                   "<a>&#-5;</a>"s,
                                   "<a>&#1;</a>"s,
                                   "<a b='&x;'/>"s,
                                   "<a>\0</a>"s,
                                   "<a/>\0<b/>"s,
                                   "<a>\x1</a>"s,
                                   "<a><!-- </a>"s,
                                   "<a><![CDATA[ </a>"s,
                                   "<a><? </a>"s,
                                   "<a><!x></a>"s,
                                   " <?xml version='1.0'?><a/>"s,
                                   "<a><?xml version='1.0'?></a>"s,
                                   "< a/>"s,
                                   "<>"s}) {
        EXPECT_EQ(refusal(xml), "package.xml 1") << xml;
    }
    EXPECT_EQ(refusal("<a>\n\n<b>\n</c></a>"), "package.xml 4");
    EXPECT_EQ(refusal("<a>\n&x;</a>"), "package.xml 2");
    EXPECT_EQ(refusal("<?xml version='1.0'?>\n<?xml-stylesheet href='a'?><a/>"), "");
}

TEST(XmlPart, RefusesCharactersWhereverTheyStand) {
    for (std::size_t at = 0; at < 24; ++at) { // several of them are looked at together
        for (const char* text : {"abcdefghijklmnopqrstuvwx", "中文文字中文文字中文文字中文文字中文文字中文文字"}) {
            std::string xml = text;
            xml = "<a>" + xml.insert(at - at % 3, "\x01") + "</a>";
            EXPECT_EQ(refusal(xml), "package.xml 1") << at;
            std::replace(xml.begin(), xml.end(), '\x01', '\xFF');
            EXPECT_EQ(refusal(xml), "package.xml-encoding 1") << at;
            std::replace(xml.begin(), xml.end(), '\xFF', '\x7F');
            EXPECT_EQ(refusal(xml), "") << at;
        }
    }
}

TEST(XmlPart, RefusesDocumentTypes) {
    EXPECT_EQ(refusal("<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>"), "package.xml-doctype 2");
    std::string laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\">";
    for (int i = 1; i < 10; ++i) {
        laughs +=
            "<!ENTITY lol" + std::to_string(i) + " \"" + repeated("&lol" + std::to_string(i - 1) + ";", 10) + "\">";
    }
    EXPECT_EQ(refusal(laughs + "]><a>&lol9;</a>"), "package.xml-doctype 1");
}

TEST(XmlPart, RefusesWhatIsTooDeep) {
    const auto nested = [](std::size_t depth) { return repeated("<a>\n", depth) + repeated("</a>", depth); };
    EXPECT_EQ(refusal(nested(deepestElement)), "");
    EXPECT_EQ(refusal(nested(deepestElement + 1)), "package.xml-depth 257");
    EXPECT_EQ(refusal(nested(100'000)), "package.xml-depth 257");
    EXPECT_EQ(refusal(repeated("<a>", 100'000)), "package.xml-depth 1");
    EXPECT_EQ(refusal("<a>" + repeated("<b/><c></c>", 1000) + "</a>"), "");
}

TEST(XmlPart, RefusesTooManyAttributes) {
    const auto element = [](std::size_t attributes) {
        std::string xml = "<a";
        for (std::size_t i = 0; i < attributes; ++i) {
            xml += " a" + std::to_string(i) + "=''";
        }
        return xml + "/>";
    };
    EXPECT_EQ(refusal(element(mostAttributes)), "");
    EXPECT_EQ(refusal(element(mostAttributes + 1)), "package.xml-attributes 1");
    EXPECT_EQ(refusal(element(100'000)), "package.xml-attributes 1");
}

TEST(XmlPart, RefusesTooMuch) {
    EXPECT_EQ(refusal("<a>" + repeated("<b/>", mostXmlNodes) + "</a>"), "package.xml-too-large 1");
    EXPECT_EQ(refusal("<a>" + repeated("<b/>x", mostXmlNodes / 2) + "</a>"), "package.xml-too-large 1");
    EXPECT_EQ(refusal("<a>" + repeated("<b c='' d='' e=''/>", mostXmlNodes / 4) + "</a>"), "package.xml-too-large 1");
    EXPECT_EQ(refusal("<a>" + std::string(ZipArchive::largestPart, 'x') + "</a>"), "package.xml-too-large 1");
}

TEST(XmlPart, IsReadOutOfAPackage) {
    Package package;
    package.archive = std::make_unique<ZipArchive>(archiveOf({{"a.xml", "<a/>"}, {"b.xml", "<b>"}}));
    EXPECT_EQ(xmlText(parsePart(package, "a.xml")), "<a/>");
    EXPECT_EQ(reasonOf([&] { parsePart(package, "b.xml"); }), "package.xml");
    EXPECT_EQ(reasonOf([&] { parsePart(package, "c.xml"); }), "package.no-part");
}

TEST(XmlPart, OfAHundredMegabytesIsNotEvenUnpacked) {
    RawEntry entry = deflated("content.xml", "<a>" + std::string(ZipArchive::largestPart, ' ') + "</a>");
    ASSERT_LT(entry.packed.size(), 200'000U);
    Package package;
    package.archive = std::make_unique<ZipArchive>(rawArchive({entry}));
    EXPECT_EQ(reasonOf([&] { parsePart(package, "content.xml"); }), "package.too-large");
}

// Whatever is written is read as the same; whatever is read is written and read as the same.
RC_GTEST_PROP(XmlPart, IsWrittenAsItIsRead, ()) {
    std::string xml;
    std::vector<std::string> open;
    const auto pieces = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
    xml = "<r>";
    for (const int piece : pieces) {
        static const char* const texts[] = {
            " ", "\n", "文字", "&amp;", "<!-- - -->", "<?p q?>", "<![CDATA[<]]>", "<e x='&#10;y'/>", "&#13;", "]"};
        if (piece < 10) {
            xml += texts[piece];
        } else if (piece == 10) {
            open.emplace_back(open.size() % 2 == 0 ? "w:p" : "甲");
            xml += "<" + open.back() + ">";
        } else if (!open.empty()) {
            xml += "</" + open.back() + ">";
            open.pop_back();
        }
    }
    for (; !open.empty(); open.pop_back()) {
        xml += "</" + open.back() + ">";
    }
    const std::string once = again(xml + "</r>");
    RC_ASSERT(again(once) == once);
}

} // namespace
} // namespace zhangfa
