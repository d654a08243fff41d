namespace LenNotify.Packages.Tests;

public sealed class ApprovedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Source => Path.Combine(_folder.Path, "SomeTests.cs");

    private string Verified => Path.Combine(_folder.Path, "SomeTests.Case.verified.txt");

    private string Received => Path.Combine(_folder.Path, "SomeTests.Case.received.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_text_that_was_approved_passes_whatever_its_line_endings()
    {
        File.WriteAllText(Verified, "one\r\ntwo");
        File.WriteAllText(Received, "left by an earlier run");

        Match("one\ntwo\n");

        File.Exists(Received).Should().BeFalse();
    }

    [Fact]
    public void A_difference_fails_with_its_first_line_and_leaves_the_text_to_approve()
    {
        File.WriteAllText(Verified, "one\ntwo\n");

        Action match = () => Match("one\n2\n");

        match.Should().Throw<Exception>().Which.Message.Should().Contain("line 2").And.Contain("approved: two").And.Contain("received: 2");
        File.ReadAllText(Received).Should().Be("one\n2\n");
    }

    [Fact]
    public void A_text_that_nobody_has_approved_fails()
    {
        Action match = () => Match("one");

        match.Should().Throw<Exception>().Which.Message.Should().Contain("Nothing has been approved yet");
        File.Exists(Verified).Should().BeFalse("only a person approves");
    }

    private void Match(string actual) => Approved.Match(actual, source: Source, member: "Case");
}
