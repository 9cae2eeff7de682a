"""The deck, driven without a display as a screen reader would: controls are found by name and role.

    deck_test.py EXTENSION.oxt      (with a Python that has LibreOffice's uno module)
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import uno
from com.sun.star.beans import PropertyValue

EXTENSION = os.path.abspath(sys.argv.pop())
BUTTON, EDIT, LIST, LABEL, MENU_ITEM = 44, 60, 32, 30, 36  # com.sun.star.accessibility.AccessibleRole
MENU_BAR, TOOL_BAR, CHECK_BOX = 35, 63, 4
PATIENCE = 20  # seconds


class Office:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="zhangfa-deck-")
        self.options = [f"-env:UserInstallation=file://{self.folder}/profile",
                        f"-env:UNO_SHARED_PACKAGES_CACHE=file://{self.folder}/shared"]
        subprocess.run(["unopkg", "add", "--shared", "-f", *self.options, EXTENSION], check=True, capture_output=True)
        pipe = "zhangfa-deck-" + str(os.getpid())
        environment = dict(os.environ, SAL_USE_VCLPLUGIN="svp", LC_ALL="C.UTF-8")
        self.process = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", *self.options,
                                         f"--accept=pipe,name={pipe};urp"], env=environment, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        context = until(lambda: resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"), 60)
        services = context.ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def stop(self):
        try:
            self.desktop.terminate()
        except Exception:  # it goes while it answers
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def until(get, seconds=PATIENCE):
    """What `get` gives as soon as it gives something."""
    end = time.time() + seconds
    while True:
        try:
            result = get()
        except Exception:
            if time.time() > end:
                raise
            result = None
        if result:
            return result
        if time.time() > end:
            raise AssertionError("waited in vain")
        time.sleep(0.1)


def walk(accessible):
    """The window and what is in it, but nothing of Writer's menus and toolbars: they hold five times as much as all the rest."""
    context = accessible.getAccessibleContext() if hasattr(accessible, "getAccessibleContext") else accessible
    yield context
    if context.getAccessibleRole() in (MENU_BAR, TOOL_BAR):
        return
    for index in range(min(context.getAccessibleChildCount(), 300)):
        try:
            child = context.getAccessibleChild(index)
        except Exception:  # gone meanwhile
            continue
        if child:
            try:
                yield from walk(child)
            except Exception:  # menus answer with what is no object
                continue


LAST_YEARS = ["关于2025年度落实意识形态工作责任制情况的报告", "县委：", "现将有关情况报告如下：", "一、加强组织领导",
              "镇党委全年专题研究意识形态工作4次。二、抓实理论学习", "全年开展集中学习x次，其中专题学习2次。",
              "三、凝心聚力强根基", "开展走访慰问，听取群众意见。", "四、存在的问题", "个别支部学习不够经常，形式不够多样。",
              "白鹭镇党委", "2025年12月20日"]


class DeckTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()

    @classmethod
    def tearDownClass(cls):
        cls.office.stop()

    def setUp(self):
        self.document = self.office.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
        self.frame = self.document.CurrentController.Frame
        self.run_command("ZhangfaShow")
        self.named("New report", BUTTON)

    def tearDown(self):
        if self.document:
            self.document.setModified(False)
            self.document.close(False)

    def run_command(self, alias):
        self.office.dispatcher.executeDispatch(self.frame, "vnd.sun.star.job:alias=" + alias, "_self", 0, ())

    def find(self, name, role):
        for context in walk(self.frame.ContainerWindow):
            if context.getAccessibleRole() == role and context.getAccessibleName().startswith(name):
                return context
        return None

    def named(self, name, role):
        return until(lambda: self.find(name, role))

    def press(self, name):
        self.named(name, BUTTON).doAccessibleAction(0)

    def choose(self, button, item):
        """Of the menu that drops down from the button: a window of its own, the first one."""
        self.press(button)
        toolkit = self.frame.ContainerWindow.Toolkit

        def found():
            items = [child for child in walk(toolkit.getTopWindow(0)) if child.getAccessibleRole() == MENU_ITEM]
            return next((each for each in items if item in each.getAccessibleName()), None)
        until(found).doAccessibleAction(0)

    def report(self):
        self.press("New report")
        until(lambda: "〔党组织全称〕" in self.text())

    def text(self):
        return self.document.Text.String

    def property(self, name):
        return self.document.DocumentProperties.UserDefinedProperties.getPropertyValue(name)

    def test_makes_a_report(self):
        self.report()
        self.assertIn("〔上级党组织〕", self.text())

    def test_every_control_has_a_name(self):
        self.report()
        self.named("党组织全称", EDIT)
        deck = [c for c in walk(self.frame.ContainerWindow) if c.getAccessibleRole() in (BUTTON, EDIT, LIST)
                and c.getImplementationName().startswith("com.sun.star.comp.toolkit.Accessible")]
        self.assertFalse([c for c in deck if c.getAccessibleRole() == EDIT and not c.getAccessibleName()])

    def test_typing_fills_the_document_after_a_pause(self):
        self.report()
        self.named("党组织全称", EDIT).setText("中共青禾县委员会")
        self.assertNotIn("中共青禾县委员会", self.text())
        until(lambda: "中共青禾县委员会关于" in self.text())
        self.assertEqual("中共青禾县委员会", self.property("zf.org-full"))

    def test_an_emptied_field_is_unfilled_again(self):
        self.report()
        self.named("党组织全称", EDIT).setText("中共甲县委员会")
        until(lambda: "中共甲县委员会关于" in self.text())
        self.named("党组织全称", EDIT).setText("")
        until(lambda: "〔党组织全称〕关于" in self.text())

    def test_a_wrong_value_stays_in_the_form_and_out_of_the_document(self):
        self.report()
        self.named("年份", EDIT).setText("二零")
        self.named("⚠", LABEL)
        time.sleep(1.2)
        self.assertIn("〔年份〕", self.text())
        self.assertEqual("二零", self.named("年份", EDIT).getText())

    def test_a_change_in_the_document_comes_to_the_form(self):
        self.report()
        self.named("党组织全称", EDIT).setText("中共甲县委员会")
        until(lambda: "中共甲县委员会关于" in self.text())
        self.document.UndoManager.undo()
        until(lambda: self.named("党组织全称", EDIT).getText() == "")

    def test_a_missing_section_is_inserted_at_its_place(self):
        self.report()
        self.assertNotIn("队伍建设\n", self.text())
        sections = self.named("List of sections", LIST)
        missing = [index for index in range(sections.getAccessibleChildCount())
                   if "队伍建设" in sections.getAccessibleChild(index).getAccessibleContext().getAccessibleName()]
        sections.selectAccessibleChild(missing[0])
        self.press("Insert here")
        until(lambda: "队伍建设\n" in self.text().replace("\r", ""))

    def test_search_finds_fields_of_all_sections(self):
        self.report()
        edits = [c for c in walk(self.frame.ContainerWindow)
                 if c.getAccessibleRole() == EDIT and c.getAccessibleName() == "Find"]
        edits[-1].setText("问题方式")
        self.named("查找问题方式", EDIT)

    def fields(self, name):
        """Those of a property, with their anchors."""
        return [f for f in self.document.TextFields if getattr(f, "Name", None) == name and f.Anchor.Text]

    def type_over(self, name, text):
        """As a user does who selects a field in the text and types."""
        field = next(f for f in self.fields(name) if f.Anchor.Text.ImplementationName == "SwXBodyText")
        field.Anchor.setString(text)

    def test_a_field_typed_over_can_be_bound_again(self):
        self.report()
        self.type_over("zf.org-full", "中共青禾县委员会")
        self.press("Take over and bind again")
        until(lambda: self.text().count("中共青禾县委员会") > 1)
        self.assertEqual("中共青禾县委员会", self.property("zf.org-full"))
        until(lambda: not self.find("Take over and bind again", BUTTON))

    def test_a_field_typed_over_can_be_left_as_it_is(self):
        self.report()
        self.type_over("zf.org-full", "中共青禾县委员会")
        self.press("Leave as it is")
        until(lambda: not self.find("Leave as it is", BUTTON))
        self.assertEqual(1, self.text().count("中共青禾县委员会"))
        self.assertEqual("〔党组织全称〕", self.property("zf.org-full"))

    def test_a_value_that_differs_between_its_places_is_asked_about(self):
        self.report()
        for field, text in zip(self.fields("zf.org-full"), ("中共甲县委员会", "中共乙县委员会")):
            field.IsFixed = True
            field.CurrentPresentation = text
        self.document.setModified(True)
        values = self.named("⚠", LIST)  # a list goes by its label
        names = [values.getAccessibleChild(i).getAccessibleContext().getAccessibleName()
                 for i in range(values.getAccessibleChildCount())]
        values.selectAccessibleChild(names.index("中共乙县委员会"))
        self.press("Use")
        until(lambda: self.property("zf.org-full") == "中共乙县委员会")
        until(lambda: "中共甲县委员会" not in self.text())
        until(lambda: not self.find("Use", BUTTON))

    def test_values_without_a_place_are_named_and_removed(self):
        self.report()
        self.named("党组织全称", EDIT).setText("中共青禾县委员会")
        until(lambda: self.property("zf.org-full") == "中共青禾县委员会")
        for field in self.fields("zf.org-full"):
            field.Anchor.setString("")
        self.named("Values that stand nowhere", LABEL)
        self.press("Remove them")
        until(lambda: not self.document.DocumentProperties.UserDefinedProperties.PropertySetInfo
              .hasPropertyByName("zf.org-full"))
        self.document.UndoManager.undo()
        until(lambda: self.property("zf.org-full") == "中共青禾县委员会")

    def select_section(self, title):
        time.sleep(0.5)  # a moment after a report was made the form goes where the cursor is; nobody selects sooner
        sections = self.named("List of sections", LIST)
        for index in range(sections.getAccessibleChildCount()):
            if title in sections.getAccessibleChild(index).getAccessibleContext().getAccessibleName():
                sections.selectAccessibleChild(index)
                return
        self.fail(title)

    def last_years(self):
        """A document that nobody made with Zhangfa, typed into the window."""
        text = self.document.Text
        for line in LAST_YEARS:
            text.insertString(text.End, line, False)
            text.insertControlCharacter(text.End, 0, False)
        return until(lambda: self.lines_with("存在问题"))

    def lines_with(self, words):
        sections = self.find("List of sections", LIST)
        names = [sections.getAccessibleChild(i).getAccessibleContext().getAccessibleName()
                 for i in range(sections.getAccessibleChildCount())] if sections else []
        return [name for name in names if words in name]

    def body(self):
        return self.text().replace("\r", "")

    def test_sections_of_any_document_are_listed(self):
        self.assertTrue(self.last_years()[0].startswith("✓ 四、存在问题"))
        self.assertTrue(self.lines_with("组织领导")[0].endswith("%"))
        self.assertTrue(self.lines_with("凝心聚力")[0].startswith("？ 三、"))
        self.assertTrue(self.lines_with("宣传引导")[0].startswith("＋"))
        self.assertEqual(self.body().strip(), "\n".join(LAST_YEARS))  # looked at, not touched

    def test_the_list_follows_a_document_as_it_changes(self):
        self.last_years()
        self.document.Text.insertString(self.document.Text.Start, "新", False)
        text = self.document.Text
        text.insertString(text.End, "五、下一步打算", False)
        until(lambda: [line for line in self.lines_with("下一步打算") if line.startswith("✓ 五、")])

    def test_a_missing_section_is_inserted_as_the_document_does_it(self):
        self.last_years()
        before = self.body()
        self.select_section("宣传引导")
        self.named("It will go behind “二、", LABEL)
        self.press("Insert here")
        until(lambda: "三、宣传引导\n" in self.body())
        self.assertIn("四、凝心聚力强根基\n", self.body())
        self.assertIn("五、存在的问题\n", self.body())
        self.document.UndoManager.undo()
        self.assertEqual(before, self.body())

    def test_a_glued_heading_is_repaired_once_the_user_says_so(self):
        self.last_years()
        self.named("The heading “抓实理论学习” is glued", LABEL)
        self.press("Repair")
        until(lambda: "4次。\n二、抓实理论学习\n" in self.body())
        until(lambda: not self.find("Repair", BUTTON))
        self.document.UndoManager.undo()
        self.assertIn("4次。二、抓实理论学习\n", self.body())

    def test_a_placeholder_is_bound_once_the_user_says_so(self):
        self.last_years()
        self.press("Leave")  # the glued heading as it is
        self.press("Bind")
        until(lambda: "集中学习〔集中学习次数〕次" in self.body())
        self.named("集中学习次数", EDIT).setText("12")
        until(lambda: "集中学习12次" in self.body())

    def test_what_is_selected_becomes_a_section_of_ones_own(self):
        self.last_years()
        self.press("Leave")
        self.select_section("凝心聚力")
        self.press("Go to")
        cursor = self.document.CurrentController.ViewCursor
        cursor.goDown(1, True)
        cursor.gotoEndOfLine(True)
        self.press("Save as section…")
        self.named("Name of the section", EDIT).setText("群众工作")
        before = self.body()
        self.press("Save")
        self.named("“群众工作” is in your own library", LABEL)
        self.assertTrue(self.lines_with("群众工作")[0].startswith("＋"))
        self.assertEqual(before, self.body())

    def paste_rows(self, rows):
        sheet = self.office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
        try:
            cells = sheet.Sheets.getByIndex(0).getCellRangeByPosition(0, 0, len(rows[0]) - 1, len(rows) - 1)
            cells.setDataArray(rows)
            sheet.CurrentController.select(cells)
            self.office.dispatcher.executeDispatch(sheet.CurrentController.Frame, ".uno:Copy", "_self", 0, ())
            self.press("Paste rows")
            until(lambda: rows[-1][-1] in self.text())
        finally:
            sheet.close(False)

    def test_rows_of_a_spreadsheet_are_pasted(self):
        self.report()
        self.select_section("存在问题")
        self.paste_rows((("学习抓得不紧", "个别支部以会代学"), ("阵地管理薄弱", "巡查次数偏少")))
        self.assertLess(self.text().index("学习抓得不紧"), self.text().index("阵地管理薄弱"))
        self.document.UndoManager.undo()
        until(lambda: "阵地管理薄弱" not in self.text())

    def test_a_measure_is_begun_for_each_problem(self):
        self.report()
        self.select_section("存在问题")
        self.paste_rows((("学习抓得不紧", "个别支部以会代学"), ("阵地管理薄弱", "巡查次数偏少")))
        self.select_section("下一步打算")
        self.assertIn("阵地管理薄弱", self.named("Problems without a measure (2)", LABEL).getAccessibleName())
        self.press("Add them")
        until(lambda: "针对阵地管理薄弱的问题" in self.text())
        self.assertIn("〔措施〕", self.text())
        self.document.UndoManager.undo()
        until(lambda: "针对阵地管理薄弱的问题" not in self.text())

    def test_a_value_of_last_period_is_carried_over(self):
        self.report()
        properties = self.document.DocumentProperties.UserDefinedProperties
        properties.addProperty("zf._last.1", 128, '{"org-full":"中共甲县委员会"}')
        self.document.setModified(True)
        self.press("Last 中共甲县委员会")
        until(lambda: "中共甲县委员会关于" in self.text())
        until(lambda: not self.find("Last 中共甲县委员会", BUTTON))

    def test_where_a_figure_comes_from_is_kept_and_not_printed(self):
        self.report()
        before = self.text()
        self.press("Source")
        self.named("Department", EDIT).setText("办公室")
        self.named("Evidence", EDIT).setText("批复")
        until(lambda: "批复" in self.property("zf._source.1"))
        self.assertIn("办公室", self.property("zf._source.1"))
        self.assertEqual(before, self.text())
        self.press("Source")
        until(lambda: not self.find("Department", EDIT))

    def checked(self, lines):
        text = self.document.Text
        for number, line in enumerate(lines):
            if number > 0:
                text.insertControlCharacter(text.End, 0, False)  # a paragraph's end
            text.insertString(text.End, line, False)
        self.run_command("ZhangfaCheck")
        return until(lambda: next((each for each in walk(self.frame.ContainerWindow) if each.getAccessibleRole() == LIST
                                   and "warning" in each.getAccessibleName()), None))

    def items(self, findings):
        return [findings.getAccessibleChild(index).getAccessibleName()
                for index in range(findings.getAccessibleChildCount())]

    def test_what_is_wrong_is_listed_and_put_right(self):
        found = self.checked(["关于工作情况的报告", "县委：", "全年登记帐号１２个,开展x次检查。", "特此报告。"])
        until(lambda: any("帐号" in item for item in self.items(found)))
        self.press("Fix all (3)")
        until(lambda: "全年登记账号12个，开展x次检查。" in self.document.Text.String)
        until(lambda: not self.find("Fix all", BUTTON))
        self.document.UndoManager.undo()
        self.assertIn("全年登记帐号１２个,开展x次检查。", self.document.Text.String)

    def test_a_text_is_set_in_the_official_format_once_what_is_doubtful_is_settled(self):
        self.checked(["关于工作情况的报告", "县委：", "　　一、学习", "　　几点体会", "　　体会很深。"])
        cursor = self.document.Text.createTextCursor()
        cursor.gotoStart(False)
        for _ in range(3):
            cursor.gotoNextParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.CharWeightAsian = 150
        self.press("Format…")
        self.named("What is “几点体会”?", LABEL)
        self.press("Rest as Proposed")
        self.named("Set the whole text in the official format", LABEL)
        self.press("Apply Format")
        until(lambda: "Text body" in [paragraph.ParaStyleName for paragraph in self.document.Text])
        self.assertIn("\n一、学习\n", self.document.Text.String.replace("\r", ""))
        self.document.UndoManager.undo()
        self.assertIn("　　一、学习", self.document.Text.String)

    def test_a_finding_is_ignored_and_told_again(self):
        found = self.checked(["关于工作情况的报告", "县委：", "全年开展x次检查。", "特此报告。"])
        until(lambda: any("“x”" in item for item in self.items(found)))
        found.selectAccessibleChild(next(i for i, item in enumerate(self.items(found)) if "“x”" in item))
        self.press("Ignore")
        until(lambda: not any("“x”" in item for item in self.items(found)))
        self.assertEqual(self.document.Text.String.count("x"), 1)

    def test_saving_says_first_what_is_missing_and_goes_there(self):
        self.report()
        self.run_command("ZhangfaSaveDocx")
        self.named("Before submission: ", LABEL)
        missing = self.named("Before submission: ", LIST)
        self.assertTrue(self.items(missing)[0].startswith("To fill: "))
        self.named("Save anyhow", BUTTON)
        self.press("Have a look")
        until(lambda: not self.find("Save anyhow", BUTTON))

    def test_a_final_copy_waits_for_what_is_missing(self):
        self.report()
        self.run_command("ZhangfaSaveFinal")
        self.named("It cannot be final yet", LABEL)
        self.assertIsNone(self.find("Save anyhow", BUTTON))
        self.press("Back")
        until(lambda: not self.find("Back", BUTTON))

    def test_a_report_comes_to_a_stage_and_its_title_says_so(self):
        self.report()
        self.choose("Stage: Draft", "Draft for comment")  # nothing holds it back
        self.choose("Stage: Draft for comment", "Behind the title")
        until(lambda: "的报告（征求意见稿）" in self.text())
        self.choose("Stage: Draft for comment", "For approval")
        self.named("Before it comes to “For approval”: ", LABEL)
        self.press("Do it anyhow")
        self.named("Stage: For approval", BUTTON)
        until(lambda: "的报告（送审稿）" in self.text())
        self.choose("Stage: For approval", "Final")
        self.named("It cannot be final yet", LABEL)
        self.press("Have a look")
        self.document.UndoManager.undo()
        until(lambda: "的报告（征求意见稿）" in self.text())
        self.named("Stage: Draft for comment", BUTTON)

    def test_another_format_is_used_once_its_deviations_were_told(self):
        self.report()
        page = self.document.StyleFamilies.getByName("PageStyles").getByName("Standard")
        self.choose("Format ▾", "机关普通文稿")
        self.named("“机关普通文稿” differs from the national standard", LABEL)
        self.assertIn("Heading 3", " ".join(self.items(self.named("“机关普通文稿” differs", LIST))))
        self.assertGreater(page.TopMargin, 3600)
        self.press("Use it")
        until(lambda: page.TopMargin < 2600)
        self.named("Format: “机关普通文稿”", LABEL)
        self.document.UndoManager.undo()
        until(lambda: page.TopMargin > 3600)

    def test_a_new_report_may_have_another_format(self):
        self.choose("Form ▾", "Format: 机关普通文稿")
        self.press("Do not use it")
        until(lambda: not self.find("Use it", BUTTON))
        self.choose("Form ▾", "Format: 机关普通文稿")
        self.press("Use it")
        until(lambda: not self.find("Use it", BUTTON))
        self.report()
        self.assertEqual("draft", self.property("zf._format"))

    def test_what_is_typed_is_checked_while_it_is_typed(self):
        found = self.checked(["关于工作情况的报告", "县委：", "全年开展x次检查。", "今年发放资料9份。", "特此报告。"])
        until(lambda: any("“x”" in item for item in self.items(found)))
        self.assertTrue(any(item.startswith("Warnings (") for item in self.items(found)))
        cursor = self.document.CurrentController.ViewCursor
        cursor.gotoEnd(False)
        typed = time.time()
        for number in range(40):  # without a pause in which all would be checked
            self.document.Text.insertString(cursor, "布署" if number == 0 else "好", False)
            time.sleep(0.1)
            if any("布署" in item for item in self.items(found)):
                break
        self.assertTrue(any("布署" in item for item in self.items(found)))
        self.assertLess(time.time() - typed, 4)

    def test_the_whole_text_goes_to_the_clipboard(self):
        self.last_years()
        self.run_command("ZhangfaCopyText")
        self.named("Copied: ", LABEL)

    def test_a_written_document_stays_and_the_report_gets_a_window_of_its_own(self):
        self.document.Text.String = "自己的文字"
        frames = self.office.desktop.Frames
        before = frames.Count
        self.press("New report")
        until(lambda: frames.Count > before)
        windows = [frames.getByIndex(i).Controller for i in range(frames.Count)]
        other = until(lambda: next(c.Model for c in windows if c and c.Model != self.document))
        try:
            until(lambda: "〔党组织全称〕" in other.Text.String)
            self.assertEqual("自己的文字", self.text())
        finally:
            other.setModified(False)
            other.close(False)

    def test_a_read_only_report_is_shown_and_left_alone(self):
        self.report()
        url = f"file://{self.office.folder}/report.odt"
        self.document.storeToURL(url, ())
        self.document.setModified(False)
        self.document.close(False)
        read_only = PropertyValue("ReadOnly", 0, True, 0)
        self.document = self.office.desktop.loadComponentFromURL(url, "_blank", 0, (read_only,))
        self.frame = self.document.CurrentController.Frame
        self.run_command("ZhangfaShow")
        self.named("The document is read-only", LABEL)
        enabled = 7  # com.sun.star.accessibility.AccessibleStateType.ENABLED
        self.assertFalse(self.named("党组织全称", EDIT).getAccessibleStateSet().contains(enabled))

    def test_two_documents_never_mix(self):
        self.report()
        first, window = self.document, self.frame
        second = self.office.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
        try:
            self.document, self.frame = second, second.CurrentController.Frame
            self.run_command("ZhangfaShow")
            self.report()
            self.named("党组织全称", EDIT).setText("中共乙县委员会")
            self.document, self.frame = first, window
            self.named("党组织全称", EDIT).setText("中共甲县委员会")
            until(lambda: "中共甲县委员会关于" in first.Text.String)
            until(lambda: "中共乙县委员会关于" in second.Text.String)
            self.assertNotIn("乙", first.Text.String)
            self.assertNotIn("甲", second.Text.String)
        finally:
            self.document, self.frame = first, window
            second.setModified(False)
            second.close(False)
        time.sleep(0.5)
        self.named("党组织全称", EDIT)

    def test_a_second_window_of_the_document_shows_the_same(self):
        self.report()
        frames = self.office.desktop.Frames
        before = frames.Count
        self.office.dispatcher.executeDispatch(self.frame, ".uno:NewWindow", "_self", 0, ())
        until(lambda: frames.Count > before)
        windows = [frames.getByIndex(i) for i in range(frames.Count)]
        other = next(f for f in windows if f.Controller.Model == self.document and f != self.frame)
        first, self.frame = self.frame, other
        self.run_command("ZhangfaShow")
        self.named("党组织全称", EDIT).setText("中共青禾县委员会")
        until(lambda: "中共青禾县委员会关于" in self.text())
        self.frame = first
        until(lambda: self.named("党组织全称", EDIT).getText() == "中共青禾县委员会")
        other.close(True)
        self.named("党组织全称", EDIT).setText("中共甲县委员会")
        until(lambda: "中共甲县委员会关于" in self.text())

    # ---- Many documents of one, in a window of their own

    def batch(self, rows, name="rows.csv", opened=True):
        """A report with the window over it; what is looked for is looked for in the window from now on."""
        if opened:
            self.report()
            self.choose("Data ▾", "Make many…")
        self.folder = tempfile.mkdtemp(prefix="rows-", dir=self.office.folder)
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(",".join(row) for row in rows) + "\n")
        self.window = self.tool_window()
        self.find = lambda text, role: next((each for each in walk(self.window) if each.getAccessibleRole() == role
                                             and each.getAccessibleName().startswith(text)), None)
        self.named("Spreadsheet:", EDIT).setText(path)
        return self.named(f"{len(rows) - 1} records", LABEL)

    TITLES = ("党组织全称", "单位全称", "年份")

    def towns(self, count):
        return [self.TITLES] + [(f"中共青禾县第{n}镇委员会", f"第{n}镇", str(2000 + n % 50)) for n in range(1, count + 1)]

    def enabled(self, name, role=BUTTON):
        return self.named(name, role).getAccessibleStateSet().contains(7)  # AccessibleStateType.ENABLED

    def written(self):
        folder = os.path.join(self.folder, "rows_documents")
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []

    def test_many_documents_are_made_of_rows(self):
        self.batch(self.towns(20))
        until(lambda: self.enabled("Start"))
        self.named("The first: 001_中共青禾县第1镇委员会.docx", LABEL)
        self.press("Start")
        self.named("20 files made", LABEL)
        self.assertEqual(20, len(self.written()))
        url = f"file://{self.folder}/rows_documents/" + self.written()[6]
        made = self.office.desktop.loadComponentFromURL(url, "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
        try:
            self.assertIn("中共青禾县第7镇委员会关于", made.Text.String)
            self.assertIn("2007", made.Text.String)
        finally:
            made.close(False)
        self.assertIn("〔党组织全称〕", self.text())  # the open one is as it was
        until(lambda: self.enabled("Start and replace"))  # all are there already
        self.press("Start and replace")
        self.named("0 files made; 20 more were there already", LABEL)
        self.press("Close")
        until(lambda: not self.tool_windows())

    def tool_windows(self, name="Make many documents"):
        toolkit = self.frame.ContainerWindow.Toolkit
        tops = [toolkit.getTopWindow(index) for index in range(toolkit.TopWindowCount)]
        return [top for top in tops if top.getAccessibleContext().getAccessibleName() == name]

    def tool_window(self, name="Make many documents"):
        return until(lambda: self.tool_windows(name))[0]

    def test_columns_are_matched_by_the_user_and_that_is_remembered(self):
        rows = [("机构", "单位全称", "备注")] + [row[:2] + ("x",) for row in self.towns(3)[1:]]
        self.batch(rows)
        self.named("3 records, 3 columns, 1 of them matched, 2 of no field", LABEL)
        columns, fields = (next(each for each in walk(self.window) if each.getAccessibleRole() == LIST
                                and each.getAccessibleName().startswith(name))
                           for name in ("Columns", "Field of “机构”"))
        self.assertEqual(["？ 机构 → no field", "✓ 单位全称", "？ 备注 → no field"], self.items(columns))
        fields.selectAccessibleChild(next(i for i, item in enumerate(self.items(fields)) if "党组织全称" in item))
        until(lambda: self.items(columns)[0] == "✓ 机构 → 党组织全称")
        columns.selectAccessibleChild(2)
        self.named("Field of “备注”", LABEL)
        fields.selectAccessibleChild(0)
        until(lambda: self.items(columns)[2] == "－ 备注 → left out")
        self.press("Close")
        until(lambda: not self.tool_windows())
        del self.find
        self.choose("Data ▾", "Make many…")
        self.batch(rows, opened=False)
        self.named("3 records, 3 columns, 2 of them matched", LABEL)

    def test_a_wrong_row_is_shown_and_left_out_on_demand(self):
        rows = self.towns(5)
        rows[3] = rows[3][:2] + ("二零",)
        self.batch(rows)
        self.named("Wrong records: 1; places: 1", LABEL)
        self.assertFalse(self.enabled("Start"))
        lines = self.items(self.named("Wrong records", LIST))
        self.assertEqual(1, len(lines))
        self.assertTrue(lines[0].startswith("Row 4, 年份 “二零”: "), lines)
        self.named("Leave out wrong rows", CHECK_BOX).doAccessibleAction(0)
        until(lambda: self.enabled("Start"))
        self.press("Start")
        self.named("4 files made", LABEL)
        self.assertEqual(4, len(self.written()))

    def test_a_record_is_filled_into_the_document_and_taken_back(self):
        self.batch(self.towns(3))
        before = self.text()
        self.press("›")
        self.named("Record 2 of 3 (row 3)", LABEL)
        self.press("Fill in")
        self.named("Record 2 is filled in", LABEL)
        self.assertIn("中共青禾县第2镇委员会关于", self.text())
        self.document.UndoManager.undo()
        self.assertEqual(before, self.text())

    def test_what_takes_long_can_be_cancelled_and_leaves_whole_files_only(self):
        self.batch(self.towns(300))
        self.named("DOCX", CHECK_BOX).doAccessibleAction(0)
        self.named("PDF", CHECK_BOX).doAccessibleAction(0)
        until(lambda: self.enabled("Start"))
        self.press("Start")
        until(lambda: len(self.written()) > 2, 60)
        self.press("Cancel")
        self.named("Cancelled.", LABEL)
        files = [name for name in self.written() if not name.startswith(".")]
        self.assertLess(len(files), 300)
        for name in files:
            with open(os.path.join(self.folder, "rows_documents", name), "rb") as file:
                self.assertTrue(file.read().rstrip().endswith(b"%%EOF"))
        time.sleep(1)
        self.assertEqual(files, [name for name in self.written() if not name.startswith(".")])

    def test_closing_the_document_ends_what_is_made_of_it(self):
        self.batch(self.towns(300))
        self.named("PDF", CHECK_BOX).doAccessibleAction(0)
        until(lambda: self.enabled("Start"))
        self.press("Start")
        until(lambda: len(self.written()) > 2, 60)
        self.document.setModified(False)
        self.document.close(False)
        self.document = None
        time.sleep(1)
        files = self.written()
        time.sleep(1)
        self.assertEqual(files, self.written())
        self.assertIsNone(self.office.process.poll())

    # ---- Reports of many units, in a window of their own

    def gathering(self, units, listed):
        """The window, over a document that has a report for each of the units (name, sessions) made with the other window."""
        self.batch([("单位全称", "单位简称", "集中学习次数")] + [(f"{name}人民政府", name, sessions) for name, sessions in units])
        until(lambda: self.enabled("Start"))
        self.press("Start")
        self.named(f"{len(units)} files made", LABEL)
        self.press("Close")
        until(lambda: not self.tool_windows())
        del self.find
        folder = os.path.join(self.folder, "rows_documents")
        with open(os.path.join(folder, "broken.docx"), "w", encoding="utf-8") as file:
            file.write("no document")
        names = os.path.join(self.folder, "list.csv")
        with open(names, "w", encoding="utf-8") as file:
            file.write("\n".join(["单位全称"] + [f"{name}人民政府" for name in listed]) + "\n")
        self.choose("Data ▾", "Gather reports…")
        window = self.tool_window("Gather reports")
        self.find = lambda text, role: next((each for each in walk(window) if each.getAccessibleRole() == role
                                             and each.getAccessibleName().startswith(text)), None)
        self.named("Units:", EDIT).setText(names)
        self.named("Reports:", EDIT).setText(folder)

    def test_reports_are_gathered_and_who_is_missing_is_said(self):
        self.gathering([("白鹭镇", "12"), ("青山镇", "9")], ["白鹭镇", "青山镇", "湖口镇"])
        self.named("Read: 2; files not read: 1", LABEL)
        sheets = self.named("Results", LIST)
        missing = next(i for i, item in enumerate(self.items(sheets)) if item.startswith("Missing"))
        sheets.selectAccessibleChild(missing)
        rows = until(lambda: next((each for each in walk(self.tool_window("Gather reports")) if
                                   each.getAccessibleRole() == LIST and "湖口镇人民政府" in "".join(self.items(each))), None))
        self.assertEqual(["1　湖口镇人民政府　not reported"], self.items(rows))
        self.press("Make summary report")
        made = until(lambda: next((each for each in self.documents() if "21" in each.Text.String
                                   and each.RuntimeUID != self.document.RuntimeUID), None))
        try:
            self.assertIn("集中学习21次", made.Text.String.replace("理论", ""))
            self.assertNotIn("白鹭镇", made.Text.String)
        finally:
            made.setModified(False)
            made.close(False)

    def documents(self):
        components = self.office.desktop.Components.createEnumeration()
        found = []
        while components.hasMoreElements():
            each = components.nextElement()
            if hasattr(each, "Text"):
                found.append(each)
        return found

    def test_nothing_is_made_of_a_document_without_fields(self):
        self.run_command("ZhangfaBatch")
        window = self.tool_window()
        texts = [each.getAccessibleName() for each in walk(window) if each.getAccessibleRole() == LABEL]
        self.assertTrue(any(text.startswith("The document has no fields") for text in texts), texts)
        self.assertEqual([], [each for each in walk(window) if each.getAccessibleRole() == EDIT])

    def test_closing_the_document_under_the_deck_is_no_crash(self):
        self.report()
        self.named("党组织全称", EDIT).setText("中共甲县委员会")
        self.document.setModified(False)
        self.document.close(False)
        self.document = None
        time.sleep(1.5)
        self.assertIsNone(self.office.process.poll())


if __name__ == "__main__":
    unittest.main()
