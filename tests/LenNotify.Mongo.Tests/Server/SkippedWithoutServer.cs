using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestCaseOrderer("LenNotify.Mongo.Tests.SkippedWithoutServer", "LenNotify.Mongo.Tests")]

namespace LenNotify.Mongo.Tests;

/// <summary>
/// Where there is no server, every test that opens a store before it begins is skipped with that reason. The tests of a contract
/// are plain facts, and whoever orders tests is the only one who sees them all before they run.
/// </summary>
public sealed class SkippedWithoutServer : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase
    {
        foreach (var test in testCases)
        {
            if (TestDatabase.Missing is { } reason && test is XunitTestCase && OpensStore(test))
            {
                typeof(XunitTestCase).GetProperty(nameof(ITestCase.SkipReason))!.SetValue(test, reason);
            }

            yield return test;
        }
    }

    private static bool OpensStore(ITestCase test) => typeof(IAsyncLifetime).IsAssignableFrom(test.TestMethod.TestClass.Class.ToRuntimeType());
}
