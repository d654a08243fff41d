namespace LenNotify.Web.Tests;

/// <summary>The client without any look, as it is shipped, under node's own test runner with a clock that is only counted.</summary>
public sealed class HeadlessTests
{
    [NodeTheory]
    [InlineData("client.test.mjs")]
    [InlineData("inbox.test.mjs")]
    public Task The_headless_client_does_what_its_tests_say(string file) => ClientTools.RunAsync("--test", Path.Combine(ClientTools.Tests, file));
}
