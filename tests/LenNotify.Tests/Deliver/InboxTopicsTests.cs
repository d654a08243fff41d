namespace LenNotify.Tests;

public class InboxTopicsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(1_000)]
    public void What_is_written_is_read(int people)
    {
        InboxNews[] news = [.. Enumerable.Range(0, people).Select(i => new InboxNews(InboxNews.PersonOf($"user-{i}"), long.MaxValue - i, i))];

        var topics = InboxTopics.Write(news).ToList();

        topics.Should().OnlyContain(topic => topic.Length <= 7_000);
        topics.SelectMany(topic => InboxTopics.TryRead(topic, out var read) ? read! : []).Should().Equal(news);
    }

    [Fact]
    public void Of_nobody_nothing_is_written() => InboxTopics.Write([]).Should().BeEmpty();

    [Theory]
    [InlineData("sms")]
    [InlineData("")]
    [InlineData("inboxe")]
    [InlineData("inboxes2")]
    [InlineData("Inboxes")]
    public void Other_topics_are_not_about_inboxes(string topic) => InboxTopics.TryRead(topic, out _).Should().BeFalse();

    [Theory]
    [InlineData("inboxes")]
    [InlineData("inboxes:")]
    [InlineData("inboxes:,")]
    [InlineData("inboxes:0123456789abcdef")]
    [InlineData("inboxes:0123456789abcdef.")]
    [InlineData("inboxes:0123456789abcdef.1")]
    [InlineData("inboxes:0123456789abcdef.1.")]
    [InlineData("inboxes:0123456789abcdef..1")]
    [InlineData("inboxes:0123456789abcdef.1.1,")]
    [InlineData("inboxes:0123456789abcdef.-1.1")]
    [InlineData("inboxes:0123456789abcdef. 1.1")]
    [InlineData("inboxes:0123456789abcdef.1.1.1")]
    [InlineData("inboxes:0123456789abcdef.9223372036854775808.1")]
    [InlineData("inboxes:0123456789abcdeg.1.1")]
    [InlineData("inboxes:+123456789abcdef.1.1")]
    [InlineData("inboxes:0123456789abcdef:1:1")]
    [InlineData("inboxes:\0")]
    public void What_cannot_be_read_is_about_inboxes_of_whomever(string topic)
    {
        InboxTopics.TryRead(topic, out var news).Should().BeTrue();

        news.Should().BeNull();
    }

    [Fact]
    public void People_are_told_apart_by_every_character_of_their_ids() =>
        new[] { "anna", "Anna", "anna ", "ann", "", "anna\0" }.Select(InboxNews.PersonOf).Should().OnlyHaveUniqueItems();
}
