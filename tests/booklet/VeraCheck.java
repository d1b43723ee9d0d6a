import java.io.FileInputStream;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** Arguments: PDF files. Prints "file TAB flavour TAB failed rules" for PDF/UA-1 and PDF/A-2a. */
public class VeraCheck {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A}) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    StringBuilder failed = new StringBuilder();
                    for (Map.Entry<RuleId, Integer> rule : result.getFailedChecks().entrySet()) {
                        failed.append(rule.getKey().getClause()).append('-').append(rule.getKey().getTestNumber()).append(' ');
                    }
                    System.out.println(file + "\t" + flavour.getId() + "\t" + result.isCompliant() + "\t" + failed.toString().trim());
                }
            }
        }
    }
}
