using System.Text.Json;
using Crm.Scoring.Bayes;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;

namespace Crm.Scoring.Tests;

public class ScoringModelsTests
{
    [Fact]
    public void Kinds_of_columns_are_read_with_a_capital_too()
    {
        var data = ModelLaws.Sample(200, 1);
        var model = new LinearTrainer().Train(data);
        var text = ModelLaws.Json(model).GetRawText();
        var older = text.Replace("\"numeric\"", "\"Numeric\"", StringComparison.Ordinal).Replace("\"categorical\"", "\"Categorical\"", StringComparison.Ordinal);
        Assert.NotEqual(text, older);
        Assert.Equal(text, ModelLaws.Json(ScoringModels.Read(JsonDocument.Parse(older).RootElement)).GetRawText());
    }

    [Theory]
    [InlineData("[]", "$: an object is needed")]
    [InlineData("""{"version":1,"kind":"forest"}""", "$.kind: 'forest' is no kind of model; there are 'linear', 'boosted' and 'bayes'")]
    [InlineData("""{"version":2,"kind":"linear"}""", "$.version: only version 1 is known")]
    [InlineData("""{"version":1,"kind":"linear","intercept":0,"terms":[{"name":"x","kind":"numeric","missing":"no"}]}""", "$.terms[0].missing: a finite number is needed")]
    [InlineData("""{"version":1,"kind":"boosted","start":0,"inputs":[],"trees":[[{"rows":0}]]}""", "$.trees[0][0].rows: a whole number from 1")]
    public void What_is_no_model_is_refused_with_the_place(string json, string message)
    {
        var refused = Assert.Throws<ScoringException>(() => ScoringModels.Read(JsonDocument.Parse(json).RootElement));
        Assert.Equal(ScoringErrorCodes.InvalidJson, refused.Code);
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_lengths_are_refused()
    {
        var data = ModelLaws.Sample(200, 1);
        foreach (var model in new[] { new LinearTrainer().Train(data), new BayesTrainer().Train(data) })
        {
            var row = ModelLaws.Row(model, data, 0);
            Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Margin(row.AsSpan(1))).Code);
            Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Explain(row, new double[row.Length + 1])).Code);
            Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Margins(data, new double[data.Rows - 1])).Code);
            var places = new double[data.Rows + 1];
            model.Margins(data, places);
            Assert.Equal((model.Margin(row), 0), (places[0], places[^1]));
        }
    }
}
