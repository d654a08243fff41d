namespace Worker;

/// <summary>What a shop says.</summary>
/// <param name="Id">Its number: who sends it again is told what was answered first.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Symbol">What was bought.</param>
/// <param name="Price">For how much.</param>
public sealed record Order(string Id, string UserId, string Symbol, decimal Price);
