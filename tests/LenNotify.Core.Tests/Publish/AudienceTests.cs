namespace LenNotify.Core.Tests;

public class AudienceTests
{
    [Fact]
    public void People_are_named_once_however_often_they_are_given() =>
        Audience.Users("u1", "u2", "u1").Should().Be(Audience.Users("u1", "u2"));

    [Fact]
    public void A_segment_names_nobody_yet() =>
        Audience.Of("traders").Should().BeEquivalentTo(new { Segment = "traders", UserIds = Array.Empty<string>() });

    [Fact]
    public void An_audience_of_nobody_is_refused() =>
        ProblemsOf(() => Audience.Users()).Should().Equal(new Problem("audience", "names nobody.", "at least one user id"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public void An_id_that_no_store_can_hold_is_refused_in_its_place(string id) =>
        ProblemsOf(() => Audience.Users("u1", id)).Should().ContainSingle().Which.Field.Should().Be("audience[1]");

    [Fact]
    public void Half_a_surrogate_pair_is_no_id() =>
        ProblemsOf(() => Audience.User("u" + (char)0xD800)).Should().ContainSingle().Which.Message.Should().StartWith("has half a surrogate pair");

    [Fact]
    public void Ids_and_audiences_are_bounded()
    {
        ProblemsOf(() => Audience.User(new string('a', 257))).Should().ContainSingle().Which.Limit.Should().Be("256 characters");
        ProblemsOf(() => Audience.Users([.. Enumerable.Range(0, 10_001).Select(i => $"u{i}")])).Should().ContainSingle().Which.Limit.Should().Be("10,000 entries");
        ProblemsOf(() => Audience.Of("\u0007")).Should().ContainSingle().Which.Field.Should().Be("segment");
    }

    private static IReadOnlyList<Problem> ProblemsOf(Action action) =>
        action.Should().Throw<InvalidInputException>().Which.Problems;
}
