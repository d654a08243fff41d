namespace LenNotify.Tests;

public class PlainContentTests
{
    [Fact]
    public void One_is_said_as_it_is() => PlainContent.Of([Things.Note("Filled", "60 at 5")]).Should().Be(new RenderedContent("Filled", "60 at 5"));

    [Fact]
    public void One_without_a_message_is_said_by_its_title() => PlainContent.Of([Things.Note("Filled")]).Text.Should().Be("Filled");

    [Fact]
    public void Of_several_the_subject_says_how_many_and_the_text_names_them() =>
        PlainContent.Of([Things.Note("A"), Things.Note("B"), Things.Note("C")]).Should().Be(new RenderedContent("3 notifications: C", "A\nB\nC"));

    [Fact]
    public void Of_very_many_twenty_are_named_and_the_rest_is_counted()
    {
        var text = PlainContent.Of([.. Enumerable.Range(1, 1_000).Select(i => Things.Note($"T{i}"))]).Text.Split('\n');

        text.Should().HaveCount(21).And.EndWith("and 980 more");
    }
}
