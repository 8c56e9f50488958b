package org.belfry.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Keeps HotSpot's second compiler away from code that is hot only while the server starts: reading jars, class files
 * and XML. On two cores it took as much time as the start itself and half of it for nothing. What sends and answers is
 * not on the list and is compiled as ever.
 *
 * <p>The same as {@code jcmd Compiler.directives_add}, see the JDK's guide to compiler control; a JVM that has no such
 * command starts without it.
 */
final class StartOnly {
    static final List<String> CODE = List.of(
            "org/objectweb/asm/*.*",
            "jdk/internal/org/objectweb/asm/*.*",
            "org/glassfish/hk2/classmodel/*.*",
            "org/glassfish/web/deployment/*.*",
            "org/glassfish/web/loader/WebappClassLoader.*",
            "org/glassfish/hk2/utilities/reflection/ReflectionHelper.*",
            "org/jvnet/hk2/internal/PerLocatorUtilities.*",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.narrow",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.hasInjectAnnotation",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.validate",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.getDescriptors",
            "org/jvnet/hk2/internal/ServiceLocatorImpl.internalGetDescriptor",
            "com/sun/enterprise/deployment/*.*",
            "com/sun/enterprise/deploy/*.*",
            "com/sun/enterprise/v3/admin/*.*",
            "org/apache/naming/resources/*.*",
            "com/sun/enterprise/util/net/JarURIPattern.*",
            "org/hibernate/validator/internal/util/*.*",
            "org/hibernate/validator/internal/properties/*.*",
            "org/hibernate/validator/internal/metadata/*.*",
            "org/flywaydb/core/internal/parser/*.*",
            "com/sun/org/apache/xerces/*.*",
            "com/sun/crypto/provider/PBKDF2KeyImpl.*",
            "org/jboss/weld/bootstrap/*.*",
            "org/jboss/weld/resolution/*.*",
            "java/lang/Class.annotationData",
            "java/lang/Class.getAnnotation",
            "java/lang/Class.getMethodsRecursive",
            "java/lang/ClassLoader.*",
            "java/net/URLClassLoader*.*",
            "java/security/SecureClassLoader.*",
            "jdk/internal/loader/*.*",
            "jdk/internal/module/*.*",
            "sun/reflect/annotation/*.*",
            "sun/reflect/generics/*.*",
            "jdk/internal/jimage/*.*",
            "java/lang/reflect/Executable.*",
            "java/lang/reflect/Field.*eclaredAnnotations",
            "java/lang/reflect/Method.get*",
            "java/lang/reflect/Proxy.newProxyInstance",
            "java/nio/file/FileTreeWalker.*",
            "jdk/proxy*.*",
            "java/security/CodeSource.*",
            "sun/net/www/protocol/jar/Handler.*",
            "sun/nio/fs/UnixPath.*",
            "sun/nio/fs/LinuxFileSystemProvider.*",
            "sun/nio/fs/UnixFileSystemProvider.*",
            "sun/nio/fs/UnixFileAttributes.*",
            "java/net/URL.*",
            "java/net/URLStreamHandler.*",
            "sun/net/util/URLUtil.*",
            "java/util/jar/*.*",
            "java/util/Properties*.*");

    private StartOnly() {}

    /** Whether the JVM took the directives. {@code folder}: where the file is written that it reads them from. */
    static boolean leaveUnoptimised(Path folder) {
        try {
            Path file = Files.writeString(folder.resolve("start-only.json"), directives());
            Object answer = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "compilerDirectivesAdd",
                            new Object[] {new String[] {file.toString()}},
                            new String[] {String[].class.getName()});
            Files.delete(file);
            return answer.toString().contains("1 compiler directives added");
        } catch (IOException | JMException e) {
            return false;
        }
    }

    private static String directives() {
        return CODE.stream()
                .map(code -> '"' + code + '"')
                .collect(Collectors.joining(",", "[{\"match\":[", "],\"c2\":{\"Exclude\":true}}]"));
    }
}
