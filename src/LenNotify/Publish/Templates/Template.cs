namespace LenNotify;

/// <summary>
/// What is said of one kind of notification, in every language and for every channel that needs words of its own. A
/// notification is said by the template that its <see cref="Notification.Template"/> names, or its type.
/// </summary>
/// <param name="Key">Such as <c>risk.margin_call</c>: 1-128 letters, digits and <c>_ . : -</c>.</param>
public sealed record Template(string Key)
{
    /// <summary>The language of wordings that name none.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// Every value of the publisher's that a wording may show: <c>metadata.</c> or <c>attributes.</c> and a path, with what it
    /// is. What is not named here cannot be shown. Title, message and the like are known without.
    /// </summary>
    public IReadOnlyDictionary<string, VariableKind> Variables { get; init => field = ValueMap.Of(value); } = ValueMap.Of<VariableKind>(null);

    /// <summary>The wordings, at least one; each channel and language once.</summary>
    public IReadOnlyList<Wording> Wordings { get; init => field = ValueList.Of(value); } = ValueList.Of<Wording>(null);

    /// <summary>What renders it: <c>plain</c>, or the engine of an added package.</summary>
    public string Engine { get; init; } = PlainEngine.EngineName;

    /// <summary>Reads a template from JSON; <see cref="TemplateSchema"/> describes it.</summary>
    /// <exception cref="InvalidInputException">Its shape is not sound; every problem is named. Wordings are judged when the template is added.</exception>
    public static Template Parse(string json) => TemplateReader.Parse(json);
}
